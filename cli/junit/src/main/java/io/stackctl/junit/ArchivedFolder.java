package io.stackctl.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A folder of an archive on the class path as one of files, since a definition names what lies
 * beside it. It is copied once a process, and removed when that ends. Archives keep no permissions,
 * so no file can be run.
 */
final class ArchivedFolder {

    private static final int MOST_FILES = 10_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final Map<String, Path> COPIES = new HashMap<>();

    private final JarFile archive;
    private final String folder;
    private final Path copy;
    private int files;
    private long bytes;

    private ArchivedFolder(JarFile archive, String folder, Path copy) {
        this.archive = archive;
        this.folder = folder;
        this.copy = copy;
    }

    /**
     * The file of an entry, with its folder around it.
     *
     * @throws IOException when it cannot be copied, or is more than 10,000 files or 256 MiB
     */
    static Path file(URL entry) throws IOException {
        if (!(entry.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("archives of that kind cannot be read");
        }
        connection.setUseCaches(false);
        var name = connection.getEntryName();
        int end = name.lastIndexOf('/');
        if (end < 0) {
            throw new IOException("it lies beside everything else there; give it a folder");
        }
        var folder = name.substring(0, end + 1);
        synchronized (COPIES) {
            var key = connection.getJarFileURL() + " " + folder;
            var known = COPIES.get(key);
            if (known == null) {
                try (var archive = connection.getJarFile()) {
                    known = copied(archive, folder);
                }
                COPIES.put(key, known);
            }
            return known.resolve(name.substring(end + 1));
        }
    }

    private static Path copied(JarFile archive, String folder) throws IOException {
        var own = Files.createTempDirectory("stackctl-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(own), "copied stack"));
        // Called as it is there: the stack may be called after it.
        var copy = own.resolve(Path.of(folder).getFileName());
        new ArchivedFolder(archive, folder, copy).copy();
        return copy;
    }

    private void copy() throws IOException {
        for (var entry : archive.stream().filter(e -> e.getName().startsWith(folder)).toList()) {
            var file = copy.resolve(entry.getName().substring(folder.length())).normalize();
            if (!file.startsWith(copy)) {
                throw new IOException(entry.getName() + " leads out of its folder");
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else {
                copy(entry, file);
            }
        }
    }

    private void copy(JarEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (var in = archive.getInputStream(entry);
                var out = Files.newOutputStream(file)) {
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > MOST_BYTES) {
                    throw new IOException("there are more than 256 MiB in its folder");
                }
                out.write(buffer, 0, read);
            }
        }
        if (++files > MOST_FILES) {
            throw new IOException("there are more than " + MOST_FILES + " files in its folder");
        }
    }

    private static void remove(Path own) {
        try (var all = Files.walk(own)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException unremovable) {
            // The process ends, and nobody is left to be told.
            return;
        }
    }
}
