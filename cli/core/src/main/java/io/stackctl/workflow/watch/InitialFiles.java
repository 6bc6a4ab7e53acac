package io.stackctl.workflow.watch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@code initial_sync} copies before the first change. */
public final class InitialFiles {

    /** They make the image and the stack, and are no part of what runs. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "Dockerfile",
                    "compose.yaml",
                    "compose.yml",
                    "docker-compose.yml",
                    "docker-compose.yaml",
                    "compose.override.yml",
                    "compose.override.yaml",
                    "docker-compose.override.yml",
                    "docker-compose.override.yaml");

    private InitialFiles() {}

    /**
     * The files that a rule is about, of any age: one that is older than the image need not be in
     * it, nor be the same there. (Compose left those out before 5.)
     *
     * @throws IOException when a folder cannot be read
     */
    public static List<SyncedFile> of(WatchedPath rule) throws IOException {
        List<SyncedFile> files = new ArrayList<>();
        if (!Files.exists(rule.path())) {
            return files;
        }
        Files.walkFileTree(
                rule.path(),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return rule.looksInto(folder)
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (!LEFT_OUT.contains(String.valueOf(file.getFileName()))
                                && rule.covers(file)) {
                            rule.synced(file).ifPresent(files::add);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    // What is not for us to read, or gone by now, is left out.
                    @Override
                    public FileVisitResult visitFileFailed(Path path, IOException why)
                            throws IOException {
                        if (why instanceof AccessDeniedException
                                || why instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw why;
                    }
                });
        return files;
    }
}
