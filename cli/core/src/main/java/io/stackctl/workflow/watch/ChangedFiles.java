package io.stackctl.workflow.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Tells which of the files that rules are about changed. One thread reads; any may close.
 *
 * <p>The operating system watches folders, not trees: folders that appear are added, with what is
 * in them by then. A path that is not there yet is awaited in the nearest folder above it.
 */
public final class ChangedFiles implements AutoCloseable {

    /** Changes belong together, as those of one save or one checkout, until it is quiet so long. */
    private static final Duration QUIET = Duration.ofMillis(500);

    /** A file that is written all the time must not hold back the others for ever. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final WatchService service;
    private final List<WatchedPath> rules;
    // Not the key's own path: after a folder was moved, that is still the old one.
    private final Map<WatchKey, Path> folders = new HashMap<>();

    private ChangedFiles(WatchService service, List<WatchedPath> rules) {
        this.service = service;
        this.rules = List.copyOf(rules);
    }

    /**
     * Begins to watch: what changes from now on is told.
     *
     * @throws StackException when the system does not let us
     */
    public static ChangedFiles of(List<WatchedPath> rules) {
        try {
            var files = new ChangedFiles(FileSystems.getDefault().newWatchService(), rules);
            for (var rule : rules) {
                files.follow(rule.path());
            }
            return files;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * Blocks until files changed and it is quiet again.
     *
     * @return files that were made, written or removed, absolute; empty when this was closed
     */
    public Set<Path> next() {
        Set<Path> changed = new TreeSet<>();
        long quietFrom = 0;
        long last = 0;
        try {
            while (true) {
                long left = Math.min(quietFrom, last) - System.nanoTime();
                var key =
                        changed.isEmpty()
                                ? service.take()
                                : service.poll(left, TimeUnit.NANOSECONDS);
                if (key == null) {
                    return changed;
                }
                boolean first = changed.isEmpty();
                if (take(key, changed)) {
                    long now = System.nanoTime();
                    quietFrom = now + QUIET.toNanos();
                    last = first ? now + LONGEST.toNanos() : last;
                }
            }
        } catch (ClosedWatchServiceException closed) {
            return Set.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Set.of();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private boolean take(WatchKey key, Set<Path> changed) throws IOException {
        var folder = folders.get(key);
        boolean any = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder != null && event.context() instanceof Path name) {
                any |= take(folder.resolve(name), ENTRY_CREATE.equals(event.kind()), changed);
            } else {
                any |= takeEverything(changed);
            }
        }
        if (!key.reset()) {
            folders.remove(key);
        }
        return any;
    }

    private boolean take(Path path, boolean created, Set<Path> changed) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return add(path, changed);
        }
        boolean any = false;
        if (created) {
            for (var found : followTree(path)) {
                any |= add(found, changed);
            }
        }
        return any;
    }

    /** After so many changes at once that the system dropped some. */
    private boolean takeEverything(Set<Path> changed) throws IOException {
        boolean any = false;
        for (var rule : rules) {
            for (var found : followTree(rule.path())) {
                any |= add(found, changed);
            }
        }
        return any;
    }

    private boolean add(Path path, Set<Path> changed) {
        if (rules.stream().noneMatch(rule -> rule.covers(path))) {
            return false;
        }
        changed.add(path);
        return true;
    }

    /** Watches a path, and the folder above it, where it may be removed and made anew. */
    private void follow(Path path) throws IOException {
        var above = path.getParent();
        while (above != null && !Files.isDirectory(above)) {
            above = above.getParent();
        }
        if (above != null) {
            register(above);
        }
        followTree(path);
    }

    /** Watches a folder with everything below it, and lists that. */
    private Set<Path> followTree(Path root) throws IOException {
        Set<Path> found = new HashSet<>();
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        if (rules.stream().noneMatch(rule -> rule.looksInto(folder))) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        register(folder);
                        found.add(folder);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        found.add(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path gone, IOException why) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }

    private void register(Path folder) throws IOException {
        try {
            folders.put(folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE), folder);
        } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException gone) {
            // Removed again meanwhile, which the folder above tells; or not for us to read.
            return;
        }
    }

    private static StackException refused(IOException e) {
        return new StackException(
                new OperationFailed(
                        "cannot watch files: " + e.getMessage(),
                        "raise fs.inotify.max_user_watches and max_user_instances with sysctl, or ignore folders that"
                                + " need no watching"),
                e);
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
