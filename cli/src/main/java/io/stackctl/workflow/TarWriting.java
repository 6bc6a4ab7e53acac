package io.stackctl.workflow;

import io.stackctl.workflow.watch.SyncedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes files of this machine as a tar stream. */
final class TarWriting {

    private static final int PERMISSIONS = 07777;
    private static final int BUFFER = 64 * 1024;

    private TarWriting() {}

    /**
     * Writes a file, or a folder with all that is in it.
     *
     * @param name what it is called in the stream; empty for the contents of a folder alone
     */
    static void write(Path source, String name, OutputStream out) throws IOException {
        try (var tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            add(source, name, tar);
        }
    }

    /**
     * Writes files for other places, folders without what is in them. What is gone by now is left
     * out.
     */
    static void write(List<SyncedFile> files, OutputStream out) throws IOException {
        try (var tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (var file : files) {
                String name = file.target().replaceFirst("^/+", "");
                if (!name.isEmpty() && Files.exists(file.source(), LinkOption.NOFOLLOW_LINKS)) {
                    put(file.source(), name, tar);
                }
            }
        }
    }

    private static void add(Path source, String name, TarArchiveOutputStream tar)
            throws IOException {
        if (!name.isEmpty()) {
            put(source, name, tar);
        }
        if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> children = Files.list(source).sorted()) {
                for (Path child : (Iterable<Path>) children::iterator) {
                    String childName = String.valueOf(child.getFileName());
                    add(child, name.isEmpty() ? childName : name + "/" + childName, tar);
                }
            }
        }
    }

    private static void put(Path source, String name, TarArchiveOutputStream tar)
            throws IOException {
        Map<String, Object> facts =
                Files.readAttributes(source, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
        boolean folder = Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS);
        boolean link = Files.isSymbolicLink(source);
        var entry =
                link
                        ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK)
                        : new TarArchiveEntry(folder ? name + "/" : name);
        if (link) {
            entry.setLinkName(Files.readSymbolicLink(source).toString());
        }
        entry.setMode(number(facts, "mode") & PERMISSIONS);
        entry.setIds(number(facts, "uid"), number(facts, "gid"));
        entry.setLastModifiedTime(Files.getLastModifiedTime(source, LinkOption.NOFOLLOW_LINKS));
        boolean file = !folder && !link;
        long size = file ? Files.size(source) : 0;
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        if (file) {
            copy(source, size, tar);
        }
        tar.closeArchiveEntry();
    }

    /** Copies as many bytes as were promised, though the file grows or shrinks meanwhile. */
    private static void copy(Path source, long size, OutputStream tar) throws IOException {
        var buffer = new byte[BUFFER];
        long left = size;
        try (var content = Files.newInputStream(source)) {
            while (left > 0) {
                int room = (int) Math.min(left, BUFFER);
                int count = content.read(buffer, 0, room);
                if (count < 0) {
                    Arrays.fill(buffer, (byte) 0);
                    count = room;
                }
                tar.write(buffer, 0, count);
                left -= count;
            }
        }
    }

    private static int number(Map<String, Object> facts, String attribute) {
        return facts.get(attribute) instanceof Integer number ? number : 0;
    }
}
