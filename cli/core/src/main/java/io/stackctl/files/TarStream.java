package io.stackctl.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files of this machine as a tar stream that is made while it is read: no more than one file is
 * open at a time, and none is held in memory. For one thread.
 */
public final class TarStream extends InputStream {

    private final PackedFiles files;
    private InputStream header = InputStream.nullInputStream();
    private InputStream content = InputStream.nullInputStream();
    private RawName name = RawName.EMPTY;
    private long left;
    private int padding;
    private boolean ended;
    private @Nullable IOException failure;

    /** Whatever is to be packed, in the order in which it is to stand. */
    public TarStream(PackedFiles files) {
        this.files = files;
    }

    /**
     * A file, or a folder with all that is in it. Links are sent as links.
     *
     * @param source absolute
     * @param name what it is called in the stream; empty for the contents of a folder alone
     * @param leftOut told of what cannot be sent, in words
     */
    public static TarStream of(Path source, String name, Consumer<String> leftOut)
            throws IOException {
        return new TarStream(PackedTree.of(source, RawName.of(name), leftOut));
    }

    /** Files for several places, folders without what is in them. What is gone is left out. */
    public static TarStream of(List<Item> items) {
        return new TarStream(new PackedItems(items));
    }

    /**
     * A file for a place.
     *
     * @param source absolute
     * @param name what it is called in the stream
     */
    public record Item(Path source, String name) {}

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * Reads on. A file that grew since it was looked at is cut.
     *
     * @throws IOException when a file cannot be read, or became shorter: what was read is no
     *     complete archive then
     */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (true) {
                int count = header.read(target, offset, length);
                if (count > 0) {
                    return count;
                }
                if (left > 0) {
                    return readContent(target, offset, length);
                }
                if (!advance()) {
                    return -1;
                }
            }
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Why it broke off, which whoever read it may not have told. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private int readContent(byte[] target, int offset, int length) throws IOException {
        int count = content.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new IOException(name + " became shorter while it was read");
        }
        left -= count;
        if (left == 0) {
            content.close();
            header = zeros(padding);
        }
        return count;
    }

    private boolean advance() throws IOException {
        if (ended) {
            return false;
        }
        var next = files.next();
        if (next.isEmpty()) {
            ended = true;
            // Two blocks of zeros end a tar.
            header = zeros(2 * TarBlock.SIZE);
            return true;
        }
        var entry = next.get().entry();
        header = new ByteArrayInputStream(TarHeader.of(entry));
        content = next.get().content();
        name = entry.name();
        left = entry.size();
        padding = TarBlock.padding(left);
        if (left == 0) {
            content.close();
        }
        return true;
    }

    private static InputStream zeros(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    @Override
    public void close() throws IOException {
        content.close();
        files.close();
    }
}
