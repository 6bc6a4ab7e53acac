package io.stackctl.workflow.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.plan.Stacks;
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

    private static final Instant IMAGE = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void files_newer_than_the_image_are_copied_but_not_what_makes_it(@TempDir Path temporary)
            throws IOException {
        var source = temporary.toRealPath();
        write(source.resolve("new.txt"), IMAGE.plusSeconds(1));
        write(source.resolve("deep/new.txt"), IMAGE.plusSeconds(1));
        write(source.resolve("old.txt"), IMAGE.minusSeconds(1));
        write(source.resolve("Dockerfile"), IMAGE.plusSeconds(1));
        write(source.resolve("compose.yaml"), IMAGE.plusSeconds(1));
        write(source.resolve("logs/new.log"), IMAGE.plusSeconds(1));
        var stack =
                Stacks.shop(
                        "services: {web: {image: a, develop: {watch: [{path: %s, action: sync, target: /app, ignore: [logs/], initial_sync: true}]}}}"
                                .formatted(source));
        var rule = WatchedPaths.of(stack, warning -> {}).getFirst();

        var copied = InitialFiles.of(rule, IMAGE).stream().map(SyncedFile::target).sorted();

        assertEquals(List.of("/app/deep/new.txt", "/app/new.txt"), copied.toList());
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

    private static void write(Path file, Instant modified) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "text");
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
