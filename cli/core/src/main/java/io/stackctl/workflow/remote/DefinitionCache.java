package io.stackctl.workflow.remote;

import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.files.Reason;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where fetched definitions are kept, each in a folder that is called after its content: Docker
 * Compose's own, {@code $XDG_CACHE_HOME/docker-compose} or {@code ~/.cache/docker-compose}, so that
 * relative paths mean the same whoever starts the stack. A folder is filled under another name
 * first: what has its own name is complete.
 */
final class DefinitionCache {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** In front of the names of folders that are being filled. */
    private static final String UNFINISHED = ".stackctl-";

    /** Behind the names of folders that were not as they should be, which nobody removes. */
    private static final String INCOMPLETE = ".incomplete-";

    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;

    DefinitionCache(Path folder) {
        this.folder = folder;
    }

    /** Fills a new, empty folder. */
    @FunctionalInterface
    interface Content {
        void fill(Path empty) throws IOException;
    }

    /** Says whether a folder holds all that it has to: another tool may have been killed at it. */
    @FunctionalInterface
    interface Complete {
        boolean holds(Path kept) throws IOException;
    }

    /** The cache of the user. */
    static DefinitionCache of(Settings settings) {
        var chosen = settings.variable("XDG_CACHE_HOME");
        if (!chosen.isEmpty()) {
            return new DefinitionCache(settings.path(chosen).resolve("docker-compose"));
        }
        var home = settings.variable("HOME");
        var base = home.isEmpty() ? settings.home() : settings.path(home);
        return new DefinitionCache(base.resolve(".cache").resolve("docker-compose"));
    }

    /** Whether the folder of this name is there and complete. */
    boolean has(String name, Complete complete) {
        try {
            return complete.holds(folder.resolve(name));
        } catch (IOException missing) {
            return false;
        }
    }

    /** The folder of this name, be it there or not. */
    Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * The folder of this name, which is filled if it is missing.
     *
     * @param name of letters and digits
     * @throws StackException when it cannot be written
     */
    Path provide(String name, Complete complete, Content content) {
        var kept = path(name);
        if (has(name, complete)) {
            return kept;
        }
        try {
            prepare();
            var unfinished = folder.resolve(UNFINISHED + random());
            Files.createDirectory(unfinished, OWNER_ALONE);
            try {
                content.fill(unfinished);
                put(unfinished, name, complete);
            } finally {
                remove(unfinished);
            }
            return kept;
        } catch (IOException e) {
            throw new StackException(
                    new OperationFailed(
                            "a fetched definition cannot be kept: " + Reason.of(e),
                            "make "
                                    + folder
                                    + " writable, or name another folder in XDG_CACHE_HOME"),
                    e);
        }
    }

    private static String random() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    private void put(Path filled, String name, Complete complete) throws IOException {
        if (has(name, complete)) {
            // Somebody else was faster, and has the same.
            return;
        }
        try {
            // What is there may be more than was fetched: containers may have written into it.
            Files.move(path(name), path(name + INCOMPLETE + random()));
        } catch (NoSuchFileException nothingThere) {
            // The usual case.
        }
        Files.move(filled, path(name));
    }

    /** Makes the folder, and removes what others left behind that were killed. */
    private void prepare() throws IOException {
        Files.createDirectories(folder, OWNER_ALONE);
        if (Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(folder + ": can be written to by others");
        }
        try (var left = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (var path : left) {
                var changed = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
                if (changed.toInstant().isBefore(Instant.now().minus(ABANDONED))) {
                    remove(path);
                }
            }
        }
    }

    private static void remove(Path tree) throws IOException {
        try {
            Files.walkFileTree(tree, new Removal());
        } catch (NoSuchFileException gone) {
            // That is what was wanted.
        }
    }

    /** Removes links themselves, not what they lead to. */
    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failed)
                throws IOException {
            Files.deleteIfExists(emptied);
            return FileVisitResult.CONTINUE;
        }
    }
}
