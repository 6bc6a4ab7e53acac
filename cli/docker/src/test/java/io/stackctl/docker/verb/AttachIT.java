package io.stackctl.docker.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Engine;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.process.Attach;
import io.stackctl.workflow.process.Run;
import io.stackctl.workflow.process.RunRequest;
import io.stackctl.workflow.process.Stdio;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody joins a container's process, and leaves it. */
@Timeout(300)
class AttachIT {

    @TempDir Path folder;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});
    private final Surroundings around = TestSurroundings.of(engine, _ -> {});

    @BeforeEach
    void start() throws IOException {
        TestImage.ensure(engine);
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: attach-it
                services:
                  shell:
                    image: %s
                    command: [sh]
                    stdin_open: true
                    tty: true
                    network_mode: none
                    stop_signal: SIGKILL
                """
                        .formatted(TestImage.NAME));
        new Up(around).run(stack(), UpRequest.DEFAULTS);
    }

    @AfterEach
    void remove() {
        new Down(around)
                .run(
                        new FoundStack.Defined(stack()),
                        new DownOptions(StopOptions.DEFAULTS, true, true, DownOptions.Images.NONE));
        engine.close();
    }

    @Test
    void detaching_leaves_the_process_running_and_the_end_has_its_exit_code() {
        assertEquals(0, attach("\030q"));
        assertFalse(engine.containers().ofStack(stack().name(), false).isEmpty());

        assertEquals(7, attach("exit 7\n"));
    }

    @Test
    void the_keys_of_the_client_s_settings_count_where_none_are_given() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"detachKeys\": \"ctrl-x,q\"}");
        var variables = new HashMap<>(System.getenv());
        variables.put("DOCKER_CONFIG", folder.toString());
        try (var configured = new DockerEngine(TestSettings.of(variables), _ -> {})) {
            var its = TestSurroundings.of(configured, _ -> {});

            assertEquals(0, attach(its, "\030q", ""));
            assertEquals(0, run(its, "\030q"));
            assertEquals(2, engine.containers().ofStack(stack().name(), false).size());
            assertEquals(7, run(its, "exit 7\n"));
        }
    }

    private int run(Surroundings its, String typed) {
        var request =
                new RunRequest(
                        ServiceName.of("shell"),
                        List.of(),
                        RunRequest.Changes.NONE,
                        Optional.empty(),
                        UpRequest.DEFAULTS,
                        true,
                        false,
                        true,
                        true,
                        false,
                        false);
        return new Run(its).run(stack(), request, new Typing(typed)).exitCode();
    }

    private int attach(String typed) {
        return attach(around, typed, "ctrl-x,q");
    }

    private int attach(Surroundings its, String typed, String keys) {
        return new Attach(its, new Typing(typed))
                .run(
                        stack().name(),
                        new Replica(ServiceName.of("shell"), OptionalInt.empty()),
                        new Attach.Options(true, true, keys));
    }

    private Stack stack() {
        return new StackLoader(_ -> {}).load(LoadRequest.in(folder.toString(), Map.of()).build());
    }

    /** A user who types, and then waits. */
    private record Typing(InputStream input) implements Stdio {

        Typing(String text) {
            this(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public void write(boolean error, byte[] buffer, int offset, int length) {
            // What the shell says is of no interest.
        }

        @Override
        public Raw raw(BiConsumer<Integer, Integer> resized) {
            return () -> {};
        }
    }
}
