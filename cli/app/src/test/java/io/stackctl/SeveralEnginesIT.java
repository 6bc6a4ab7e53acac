package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.docker.EngineMachines;
import io.stackctl.docker.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One verb on two real engines, in a process of its own. */
@Timeout(300)
class SeveralEnginesIT {

    private static EngineMachines machines;
    private static Map<String, String> variables;

    @TempDir Path folder;

    @BeforeAll
    static void start(@TempDir Path shared, @TempDir Path client) throws Exception {
        assumeTrue(EngineMachines.canBeMade(), "namespaces cannot be made here");
        machines = new EngineMachines(shared, 2);
        TestImage.ensure(machines.variables(1));
        TestImage.ensure(machines.variables(2));
        variables = Map.of("DOCKER_CONFIG", client.toString());
        name("far", 1, client);
        name("near", 2, client);
    }

    private static void name(String context, int machine, Path client) throws Exception {
        var host = "host=" + machines.address(machine);
        try (var process =
                OwnProcess.start(
                        variables, client, "context", "create", context, "--docker", host)) {
            assertEquals(0, process.end(), process.lines()::toString);
        }
    }

    @AfterAll
    static void end() throws IOException {
        if (machines != null) {
            machines.close();
        }
    }

    @BeforeEach
    void define() throws IOException {
        define(TestImage.NAME);
    }

    private void define(String image) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: both
                services:
                  web:
                    image: IMAGE
                    pull_policy: never
                    command: [sh, -c, 'trap "exit 0" TERM; echo ready; while :; do sleep 0.1; done']
                    x-stackctl: {deploy: {min-healthy: 0s}}
                """
                        .replace("IMAGE", image));
    }

    @AfterEach
    void remove() throws Exception {
        on("far,near", "down");
    }

    @Test
    void each_engine_has_its_own_containers_and_they_are_shown_together() throws Exception {
        assertEquals(List.of("far:", "near:"), headers(on("far,near", "up", "-d")));

        assertEquals(
                List.of("near both-web-1", "far both-web-1"),
                on("near,far", "ps", "--format", "{{.Context}} {{.Name}}"));
        var logs = on("far,near", "logs");
        assertTrue(logs.stream().anyMatch(line -> line.startsWith("far/web-1")), logs::toString);
        assertTrue(logs.stream().anyMatch(line -> line.startsWith("near/web-1")), logs::toString);
        assertEquals(
                List.of("far both-web-1", "near both-web-1"),
                on("far,near", "stats", "--no-stream", "--format", "{{.Context}} {{.Name}}"));

        assertEquals(List.of("far:", "near:"), headers(on("far,near", "down")));
        assertEquals(List.of(), on("far,near", "ps", "-aq"));
    }

    @Test
    void what_goes_on_is_told_of_all_until_the_user_has_had_enough() throws Exception {
        on("far,near", "up", "-d");

        try (var events = start("far,near", "events", "--json");
                var stats = start("far,near", "stats", "--format", "{{.Context}} {{.Name}}")) {
            stats.awaitLine("near both-web-1");
            stats.awaitLine("far both-web-1");
            stats.signal("INT");
            assertEquals(130, stats.end());
            on("near", "restart", "-t", "0");
            events.awaitLine("\"context\":\"near\"");
            on("far", "restart", "-t", "0");
            events.awaitLine("\"context\":\"far\"");
            events.signal("INT");
            assertEquals(130, events.end());
        }
    }

    @Test
    void a_first_one_that_fails_is_a_barrier() throws Exception {
        on("far,near", "up", "-d");
        machines.docker(2, "tag", TestImage.NAME, "only-near:1");
        define("only-near:1");

        var said = refused("deploy");

        assertTrue(said.getLast().equals("far: failed; near: not begun"), said::toString);
        assertFalse(said.contains("near:"), said::toString);
        assertEquals(List.of(TestImage.NAME, TestImage.NAME), images());
    }

    @Test
    void a_second_one_that_fails_leaves_the_first_as_it_is() throws Exception {
        on("far,near", "deploy");
        machines.docker(1, "tag", TestImage.NAME, "only-far:1");
        define("only-far:1");

        var said = refused("--progress", "json", "deploy");

        assertEquals(
                List.of(
                        "{\"id\":\"far\",\"status\":\"Working\",\"text\":\"Begun\"}",
                        "{\"id\":\"far\",\"status\":\"Done\",\"text\":\"Done\"}",
                        "{\"id\":\"near\",\"status\":\"Working\",\"text\":\"Begun\"}",
                        "{\"id\":\"near\",\"status\":\"Error\",\"text\":\"Failed\"}"),
                said.stream().filter(line -> line.matches(".*\"id\":\"(far|near)\".*")).toList());
        assertTrue(said.stream().allMatch(line -> line.startsWith("{")), said::toString);
        assertEquals(List.of("only-far:1", TestImage.NAME), images());
        on("far", "rollback", "-y");
        assertEquals(List.of(TestImage.NAME, TestImage.NAME), images());
    }

    private List<String> images() throws Exception {
        return on("far,near", "ps", "--format", "{{.Image}}");
    }

    private static List<String> headers(List<String> lines) {
        return lines.stream().filter(line -> line.endsWith(":")).toList();
    }

    private List<String> refused(String... words) throws Exception {
        try (var process = start("far,near", words)) {
            assertTrue(process.end() != 0, process.lines()::toString);
            return process.lines();
        }
    }

    private List<String> on(String contexts, String... words) throws Exception {
        try (var process = start(contexts, words)) {
            assertEquals(0, process.end(), process.lines()::toString);
            return process.lines();
        }
    }

    private OwnProcess start(String contexts, String... words) throws IOException {
        var line = new ArrayList<>(List.of("--context", contexts));
        line.addAll(List.of(words));
        return OwnProcess.start(variables, folder, line.toArray(String[]::new));
    }
}
