package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.Inside;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.ContainerDetail;
import io.stackctl.model.name.ContainerName;
import io.stackctl.state.ContainerState;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An {@code up} in the foreground of a process of its own, which the user ends with Ctrl-C. */
@Timeout(600)
class ForegroundProcessIT extends RealEngineCase {

    @Test
    void the_first_interrupt_lets_containers_end_in_their_own_way() throws Exception {
        define("trap 'echo well; exit 0' TERM; echo ready; while :; do sleep 0.1; done");
        try (var up = OwnProcess.start(folder, "up")) {
            up.awaitLine("| ready");
            up.signal("INT");

            assertEquals(130, up.end());
            assertTrue(
                    up.lines().stream().anyMatch(line -> line.endsWith("| well")),
                    up.lines()::toString);
        }
        assertEquals(ContainerState.EXITED, web().state());
        assertEquals(0, web().exitCode());
    }

    @Test
    void the_second_interrupt_kills_what_does_not_want_to_end() throws Exception {
        define("trap 'echo never' TERM; echo ready; while :; do sleep 0.1; done");
        try (var up = OwnProcess.start(folder, "up")) {
            up.awaitLine("| ready");
            up.signal("INT");
            up.awaitLine("| never");
            up.signal("INT");

            assertEquals(130, up.end());
        }
        assertEquals(ContainerState.EXITED, web().state());
        assertEquals(137, web().exitCode());
    }

    @Test
    void the_end_of_a_one_off_container_ends_nothing_else() throws Exception {
        define(
                "trap 'exit 0' TERM; trap 'echo still' USR1; echo ready; while :; do sleep 0.1;"
                        + " done");
        try (var up = OwnProcess.start(folder, "up", "--abort-on-container-exit")) {
            up.awaitLine("| ready");
            OwnProcess.run(folder, "run", "--rm", "-T", "web", "true");
            OwnProcess.run(folder, "kill", "-s", "USR1", "web");

            up.awaitLine("| still");
            up.signal("INT");
            assertEquals(130, up.end());
        }
    }

    @Test
    void progress_is_live_on_a_terminal_though_the_output_goes_elsewhere() throws Exception {
        define("trap 'exit 0' TERM; while :; do sleep 0.1; done");
        try (var up = OwnProcess.pipedOnTerminal(folder, "up", "-d")) {
            assertEquals(0, up.end());

            var hiddenCursor = "\u001b[?25l";
            assertTrue(
                    up.lines().stream().anyMatch(line -> line.contains(hiddenCursor)),
                    up.lines()::toString);
        }
    }

    @Test
    void an_interrupt_while_something_is_waited_for_ends_what_runs() throws Exception {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: foreground-it
                x-usual: &usual
                  image: %s
                  command: ['sleep', '1000']
                  stop_signal: SIGKILL
                  network_mode: none
                services:
                  web: { <<: *usual, healthcheck: { test: ['CMD', 'false'], start_period: 1h } }
                  page: { <<: *usual, depends_on: { web: { condition: service_healthy } } }
                """
                        .formatted(TestImage.NAME));
        try (var up = OwnProcess.start(folder, "up")) {
            up.awaitLine("web-1 Waiting");
            up.signal("INT");

            assertEquals(130, up.end());
        }
        assertEquals(ContainerState.EXITED, web().state());
    }

    @Test
    void watching_takes_changed_files_over_until_an_interrupt() throws Exception {
        Files.createDirectory(folder.resolve("src"));
        define("trap 'exit 0' TERM; while :; do sleep 0.1; done");
        try (var up = OwnProcess.start(folder, "up", "--watch")) {
            up.awaitLine("Watch enabled");
            Files.writeString(folder.resolve("src/page.txt"), "hello");
            up.awaitLine("Syncing service \"web\"");
            String page = "";
            while (!page.equals("hello")) {
                page = Inside.run(engine, "foreground-it-web-1", "cat", "/app/page.txt");
            }
            up.signal("INT");

            assertEquals(130, up.end());
        }
        assertEquals(ContainerState.EXITED, web().state());
    }

    private ContainerDetail web() {
        return engine.containers().inspect(ContainerName.of("foreground-it-web-1")).orElseThrow();
    }

    private void define(String script) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: foreground-it
                services:
                  web:
                    image: %s
                    command: [ sh, -c, "%s" ]
                    stop_grace_period: 10m
                    network_mode: none
                    develop: { watch: [ { path: ./src, action: sync, target: /app } ] }
                """
                        .formatted(TestImage.NAME, script));
    }
}
