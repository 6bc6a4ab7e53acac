package io.stackctl.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a tar stream: ustar with the records of pax, and GNU's long names (POSIX.1-2017, {@code
 * pax}; GNU tar's manual). Whatever the stream says, it holds no more than one header in memory.
 */
final class TarReader implements AutoCloseable {

    /** Names and pax records are short; Docker's own reader has the same bound. */
    private static final int LONGEST_TEXT = 1024 * 1024;

    private static final int BUFFER = 32 * 1024;

    private final InputStream stream;
    private long content;
    private int padding;

    TarReader(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Goes to the next entry, past what was not read of the last one.
     *
     * @return empty at the end
     * @throws TarException when the stream is no tar, or ends in the middle
     */
    Optional<TarEntry> next() throws IOException {
        var texts = PaxRecords.NONE;
        while (true) {
            skip();
            var header = TarBlock.read(stream);
            if (header.isEmpty()) {
                return Optional.empty();
            }
            var block = header.get();
            switch (block.letter()) {
                case 'x' -> texts = texts.with(PaxRecords.read(text(block)));
                case 'L' -> texts = texts.withName(RawName.of(text(block), true));
                case 'K' -> texts = texts.withLink(RawName.of(text(block), true));
                case 'g' -> begin(block.size());
                default -> {
                    var entry = texts.complete(block);
                    begin(entry.size());
                    return Optional.of(entry);
                }
            }
        }
    }

    /** Reads some of the content of the entry; -1 at its end. */
    int read(byte[] target) throws IOException {
        if (content == 0) {
            return -1;
        }
        int count = stream.read(target, 0, (int) Math.min(target.length, content));
        if (count < 0) {
            throw new TarException("the stream ended in the middle of a file");
        }
        content -= count;
        return count;
    }

    private void begin(long size) {
        content = size;
        padding = TarBlock.padding(size);
    }

    private byte[] text(TarBlock block) throws IOException {
        if (block.size() > LONGEST_TEXT) {
            throw new TarException("a header says that a name has " + block.size() + " bytes");
        }
        begin(block.size());
        var text = stream.readNBytes((int) content);
        if (text.length < content) {
            throw new TarException("the stream ended in the middle of a header");
        }
        content = 0;
        return text;
    }

    private void skip() throws IOException {
        var ignored = new byte[BUFFER];
        while (content > 0) {
            read(ignored);
        }
        if (stream.readNBytes(padding).length < padding) {
            throw new TarException("the stream ended in the middle of a file");
        }
        padding = 0;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
