package io.stackctl.docker.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that lives long can work with engines as often as it wants. */
@Timeout(600)
class ClosedEngineIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir private Path folder;

    @AfterEach
    void cleanUp() throws IOException {
        try (var engine = engine()) {
            down(engine, stack());
        }
    }

    @Test
    void nothing_is_left_of_an_engine_that_was_used_and_closed() throws Exception {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: stackctl-closed-it
                services:
                  db:
                    image: %1$s
                    command: [sleep, '1000']
                    stop_grace_period: 0s
                    healthcheck: { test: [CMD, 'true'], interval: 1s }
                  web:
                    image: %1$s
                    command: [sleep, '1000']
                    stop_grace_period: 0s
                    depends_on: { db: { condition: service_healthy } }
                """
                        .formatted(TestImage.NAME));
        // What Java itself begins once and keeps is there after this.
        use();
        for (int round = 0; round < 2; round++) {
            var threads = threads();
            var connections = connections();

            use();

            var more = threads();
            more.removeAll(threads);
            for (var thread : more) {
                assertTrue(thread.join(LONG), () -> "goes on: " + thread);
            }
            var open = connections();
            open.removeAll(connections);
            assertEquals(Set.of(), open);
        }
    }

    private void use() throws IOException {
        try (var engine = engine()) {
            TestImage.ensure(engine);
            var stack = stack();
            var done =
                    new Up(TestSurroundings.of(engine, event -> {}))
                            .run(stack, UpRequest.DEFAULTS)
                            .toString();
            assertFalse(done.isEmpty());
            down(engine, stack);
        }
    }

    private static DockerEngine engine() {
        return new DockerEngine(TestSettings.process(), notice -> {});
    }

    private static void down(DockerEngine engine, Stack stack) {
        new Down(TestSurroundings.of(engine, event -> {}))
                .run(new FoundStack.Defined(stack), DownOptions.DEFAULTS);
    }

    private Stack stack() {
        return new StackLoader(warning -> {})
                .load(LoadRequest.in(folder.toString(), Map.of()).build());
    }

    /** All but those that carry virtual ones, which come and go as Java wants. */
    private static Set<Thread> threads() {
        var threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> thread.getName().startsWith("ForkJoinPool"));
        return threads;
    }

    /** Sockets, pipes and locks that this process has open. */
    private static Set<String> connections() throws IOException {
        var connections = new HashSet<String>();
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (var descriptor : descriptors) {
                // The one that lists them is gone by now.
                if (Files.isSymbolicLink(descriptor)) {
                    var target = Files.readSymbolicLink(descriptor).toString();
                    if (target.matches("(socket|pipe):.*|.*\\.lock")) {
                        connections.add(target);
                    }
                }
            }
        }
        return connections;
    }
}
