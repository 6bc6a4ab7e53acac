package io.stackctl.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A file that is the only one of a tar stream, with its content in memory. */
public final class SingleFile {

    private static final int BUFFER = 64 * 1024;

    private SingleFile() {}

    /**
     * Packs a file that root owns.
     *
     * @param name relative
     * @param mode the permission bits
     */
    public static TarStream pack(String name, int mode, byte[] content, Instant modified) {
        var entry = TarEntry.of(name, "", TarEntry.Kind.FILE, mode, content.length, modified);
        var packed = new Packed(entry, new ByteArrayInputStream(content));
        return new TarStream(PackedFiles.of(List.of(packed)));
    }

    /** A stream without any file. */
    public static TarStream none() {
        return new TarStream(PackedFiles.of(List.of()));
    }

    /**
     * Reads the file that a stream begins with, and nothing after it.
     *
     * @param most bytes that it may have
     * @throws IOException in words for the user, when it is no regular file, or has more bytes
     */
    public static byte[] read(InputStream tar, int most) throws IOException {
        try (var reader = new TarReader(tar)) {
            var entry = reader.next().orElseThrow(() -> new TarException("it is empty"));
            if (!entry.is(TarEntry.Kind.FILE)) {
                throw new TarException("it is no regular file");
            }
            if (entry.size() < 0 || entry.size() > most) {
                throw new TarException(
                        "it has " + entry.size() + " bytes, and " + most + " are the most");
            }
            return content(reader, (int) entry.size());
        }
    }

    private static byte[] content(TarReader reader, int size) throws IOException {
        var content = new byte[Math.min(size, BUFFER)];
        var buffer = new byte[BUFFER];
        var length = 0;
        for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            if (length + count > content.length) {
                // It grows with what comes, not with what is claimed.
                content =
                        Arrays.copyOf(
                                content, Math.min(size, Math.max(2 * length, length + count)));
            }
            System.arraycopy(buffer, 0, content, length, count);
            length += count;
        }
        return Arrays.copyOf(content, length);
    }
}
