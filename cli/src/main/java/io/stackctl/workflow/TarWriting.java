package io.stackctl.workflow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes files of this machine as a tar stream. */
final class TarWriting {

    private static final int PERMISSIONS = 07777;

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
        entry.setSize(file ? Files.size(source) : 0);
        tar.putArchiveEntry(entry);
        if (file) {
            Files.copy(source, tar);
        }
        tar.closeArchiveEntry();
    }

    private static int number(Map<String, Object> facts, String attribute) {
        return facts.get(attribute) instanceof Integer number ? number : 0;
    }
}
