package io.stackctl.workflow.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.planner.reconcile.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitialFilesTest {

    @Test
    void files_of_any_age_are_copied_but_not_what_makes_the_image(@TempDir Path temporary)
            throws IOException {
        var source = temporary.toRealPath();
        write(source.resolve("new.txt"));
        write(source.resolve("deep/new.txt"));
        var old = source.resolve("old.txt");
        write(old);
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        write(source.resolve("Dockerfile"));
        write(source.resolve("compose.yaml"));
        write(source.resolve("logs/new.log"));
        var stack =
                Stacks.shop(
                        "services: {web: {image: a, develop: {watch: [{path: %s, action: sync, target: /app, ignore: [logs/], initial_sync: true}]}}}"
                                .formatted(source));
        var rule = WatchedPaths.of(stack, warning -> {}).getFirst();

        var copied = InitialFiles.of(rule).stream().map(SyncedFile::target).sorted();

        assertEquals(List.of("/app/deep/new.txt", "/app/new.txt", "/app/old.txt"), copied.toList());
    }

    @Test
    void the_name_before_it_was_official_counts_too_and_is_told_of() {
        var told = new ArrayList<String>();
        var both =
                "services: {web: {image: a, develop: {watch: [{path: /a, action: sync, target: /app, %s}]}}}";

        assertTrue(
                WatchedPaths.of(Stacks.shop(both.formatted("x-initialSync: true")), told::add)
                        .getFirst()
                        .rule()
                        .initialSync());
        assertEquals(
                List.of(
                        "x-initialSync is DEPRECATED, please use the official `initial_sync` attribute"),
                told);
        told.clear();
        for (var more :
                List.of("x-initialSync: false", "x-initialSync: true, initial_sync: true")) {
            WatchedPaths.of(Stacks.shop(both.formatted(more)), told::add);
        }
        assertEquals(List.of(), told);
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "text");
    }
}
