package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.TestImage;
import io.stackctl.model.name.ContainerName;
import io.stackctl.state.ContainerState;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The keys of an {@code up} on a terminal. */
@Timeout(600)
class MenuProcessIT extends RealEngineCase {

    private static final String INTERRUPT = "\u0003";

    @BeforeEach
    void define() throws IOException {
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
