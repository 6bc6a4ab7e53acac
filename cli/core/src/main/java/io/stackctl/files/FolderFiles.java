package io.stackctl.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/** The regular files of a folder that comes as a tar stream, with their content in memory. */
public final class FolderFiles {

    private FolderFiles() {}

    /**
     * Reads all of them; links and whatever else there is are left out.
     *
     * @param most bytes that they may have together
     * @return contents by the last parts of their names
     * @throws IOException in words for the user, when there are more bytes, or when the stream is
     *     broken
     */
    public static Map<String, byte[]> read(InputStream tar, int most) throws IOException {
        var files = new TreeMap<String, byte[]>();
        var left = most;
        try (var reader = new TarReader(tar)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                if (entry.get().is(TarEntry.Kind.FILE)) {
                    var content = content(reader, left, most);
                    left -= content.length;
                    files.put(entry.get().name().last().toString(), content);
                }
            }
        }
        return files;
    }

    private static byte[] content(TarReader reader, int left, int most) throws IOException {
        var content = new ByteArrayOutputStream();
        var buffer = new byte[64 * 1024];
        for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            if (content.size() + count > left) {
                throw new TarException("it has more than " + most + " bytes");
            }
            content.write(buffer, 0, count);
        }
        return content.toByteArray();
    }
}
