package io.stackctl.workflow.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.planner.reconcile.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real folders of this machine, and what is told of them. */
@Timeout(60)
class ChangedFilesTest {

    @TempDir Path temporary;

    private Path source = Path.of("");
    private ChangedFiles files = ChangedFiles.of(java.util.List.of());

    @BeforeEach
    void watch() throws IOException {
        source = Files.createDirectory(temporary.toRealPath().resolve("src"));
        write("old/deep/a.txt");
        files.close();
        files = watching(source, "node_modules/");
    }

    @AfterEach
    void close() {
        files.close();
    }

    private static ChangedFiles watching(Path path, String ignored) {
        var stack =
                Stacks.shop(
                        "services: {web: {image: a, develop: {watch: [{path: '%s', action: sync, target: /app, ignore: ['%s']}]}}}"
                                .formatted(path, ignored));
        return ChangedFiles.of(WatchedPaths.of(stack, warning -> {}));
    }

    private Path write(String name) throws IOException {
        var file = source.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "text of " + name);
    }

    /** Everything that is told until a file is, however the system cuts it into batches. */
    private Set<Path> until(Path awaited) {
        Set<Path> changed = new HashSet<>();
        while (!changed.contains(awaited)) {
            var batch = files.next();
            assertFalse(batch.isEmpty());
            changed.addAll(batch);
        }
        return changed;
    }

    @Test
    void files_written_together_come_together() throws IOException {
        var a = write("a.txt");
        var b = write("old/deep/b.txt");

        assertEquals(Set.of(a, b), files.next());
    }

    @Test
    void folders_that_appear_are_watched_with_what_is_in_them() throws IOException {
        var first = write("new/deeper/c.txt");
        assertTrue(until(first).contains(first));

        var second = write("new/deeper/d.txt");
        assertTrue(until(second).contains(second));
    }

    @Test
    void a_file_that_replaces_another_is_told_by_its_final_name() throws IOException {
        var file = source.resolve("old/deep/a.txt");
        var written = write("old/deep/.a.txt.swp");
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);

        assertEquals(Set.of(file), files.next());
    }

    @Test
    void files_that_are_removed_are_told() throws IOException {
        var file = source.resolve("old/deep/a.txt");
        Files.delete(file);

        assertEquals(Set.of(file), files.next());
    }

    @Test
    void a_folder_that_is_moved_is_followed_to_its_new_name() throws IOException {
        Files.move(source.resolve("old"), source.resolve("moved"));
        assertTrue(until(source.resolve("moved/deep/a.txt")).contains(source.resolve("old")));

        var later = write("moved/deep/e.txt");
        assertTrue(until(later).contains(later));
    }

    @Test
    void ignored_folders_are_not_looked_into() throws IOException {
        write("node_modules/x/index.js");
        var seen = write("z.txt");

        assertEquals(Set.of(seen), until(seen));
    }

    @Test
    void one_file_is_watched_though_editors_replace_it() throws IOException {
        var file = write("a.conf");
        files.close();
        files = watching(file, "none");
        write("neighbour.conf");
        Files.move(write("a.conf.new"), file, StandardCopyOption.ATOMIC_MOVE);
        assertEquals(Set.of(file), files.next());

        Files.move(write("a.conf.new"), file, StandardCopyOption.ATOMIC_MOVE);
        assertEquals(Set.of(file), files.next());
    }

    @Test
    void a_path_that_is_not_there_yet_is_awaited() throws IOException {
        files.close();
        files = watching(source.resolve("later/on"), "none");
        var file = write("later/on/a.txt");

        assertTrue(until(file).contains(file));
    }

    @Test
    void closing_ends_the_waiting() throws InterruptedException {
        var told = new HashSet<Path>();
        var reader = Thread.ofVirtual().start(() -> told.addAll(files.next()));
        files.close();
        reader.join();

        assertTrue(told.isEmpty());
    }
}
