package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Engine;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.ContainerName;
import io.stackctl.state.ContainerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The keys of an {@code up} on a terminal. */
@Timeout(600)
class MenuProcessIT {

    private static final String INTERRUPT = "\u0003";

    @TempDir Path folder;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});

    @BeforeEach
    void define() throws IOException {
        TestImage.ensure(engine);
        Files.createDirectory(folder.resolve("src"));
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: menu-it
                services:
                  web:
                    image: %s
                    command: [sleep, '1000']
                    stop_signal: SIGKILL
                    network_mode: none
                    develop: { watch: [ { path: ./src, action: sync, target: /app } ] }
                """
                        .formatted(TestImage.NAME));
    }

    @AfterEach
    void remove() throws Exception {
        OwnProcess.run(folder, "down", "-t", "0");
        engine.close();
    }

    @Test
    void w_watches_and_d_leaves_the_containers_running() throws Exception {
        try (var up = OwnProcess.onTerminal(folder, "up")) {
            up.awaitLine("Enable Watch");
            up.type("w");
            up.awaitLine("Watch enabled");
            up.awaitLine("Disable Watch");
            up.type("w");
            up.awaitLine("Watch disabled");
            up.type("d");

            assertEquals(0, up.end());
        }
        assertEquals(ContainerState.RUNNING, web());
    }

    @Test
    void an_interrupt_is_what_it_was() throws Exception {
        try (var up = OwnProcess.onTerminal(folder, "up")) {
            up.awaitLine("Enable Watch");
            up.type(INTERRUPT);

            assertEquals(130, up.end());
            assertTrue(
                    up.lines().stream().anyMatch(line -> line.contains("Gracefully Stopping")),
                    up.lines()::toString);
        }
        assertEquals(ContainerState.EXITED, web());
    }

    @Test
    void there_is_none_where_nobody_wants_it() throws Exception {
        try (var up = OwnProcess.onTerminal(folder, "up", "--menu=false")) {
            up.awaitLine("Attaching to");
            up.type(INTERRUPT);

            assertEquals(130, up.end());
            assertTrue(up.lines().stream().noneMatch(line -> line.contains("Enable Watch")));
        }
    }

    private ContainerState web() {
        return engine.containers().inspect(ContainerName.of("menu-it-web-1")).orElseThrow().state();
    }
}
