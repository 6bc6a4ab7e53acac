package io.stackctl.workflow.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.plan.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

    private static void write(Path file, Instant modified) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "text");
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
