package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.docker.EngineMachines;
import io.stackctl.docker.SwarmMachines;
import io.stackctl.docker.TestImage;
import io.stackctl.services.kit.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bundled stacks by their overlays on a swarm of three machines that reach no registry but the
 * bundled one.
 */
@Tag("long")
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwarmStacksIT {
    private static final Map<String, String> SWARM = Map.of("STACKCTL_TARGET", "swarm");
    private static final List<String> REGISTRY = List.of("stackctl-registry:1");
    private static final int MACHINES = 3;

    private static SwarmMachines machines;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        assumeTrue(EngineMachines.canBeMade(), "namespaces cannot be made here");
        Carried.makeVoting();
        Stack.bundled("registry").with(Map.of("STACKCTL_TARGET", "engine")).run("build");
        machines = new SwarmMachines(folder, MACHINES);
        Carried.bring(Carried.VOTING, machines, 1);
        TestImage.ensure(machines.variables(1));
    }

    @AfterAll
    static void end() throws Exception {
        if (machines != null) {
            machines.close();
        }
    }

    private static Stack onSwarm(Stack stack) {
        var variables = new HashMap<>(machines.variables(1));
        variables.putAll(SWARM);
        return stack.with(variables);
    }

    @Test
    @Order(1)
    void the_registry_comes_when_each_machine_has_its_image() throws Exception {
        var registry = onSwarm(Stack.bundled("registry").named("stackctl-registry"));
        Carried.bring(REGISTRY, machines, 1, 2);

        var refused = registry.refusal("up");
        assertTrue(refused.contains("machine3 has no image stackctl-registry:1"), refused);

        Carried.bring(REGISTRY, machines, 3);
        registry.run("up");
        var tasks = registry.run("ps", "--format", "{{.Name}}").lines().toList();
        assertEquals(1 + 2 * MACHINES, tasks.size(), tasks::toString);
    }

    @ParameterizedTest
    @CsvSource({"own, bundled", "named, 127.0.0.1:4999/team"})
    @Order(2)
    void what_is_built_runs_on_every_machine_and_has_a_way_back(
            String name, String registry, @TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                services:
                  web:
                    build: .
                    command: [sleep, '1000']
                    init: true
                    deploy:
                      mode: global
                      endpoint_mode: dnsrr
                      update_config: {parallelism: 3, monitor: 100ms}
                      rollback_config: {parallelism: 3, monitor: 100ms}
                x-stackctl: {registry: '%s'}
                """
                        .formatted(registry));
        Files.writeString(
                folder.resolve("Dockerfile"), "FROM " + TestImage.NAME + "\nCOPY said /\n");
        var stack = onSwarm(Stack.of(name, folder.resolve("compose.yaml")));

        Files.writeString(folder.resolve("said"), "one");
        stack.run("up");
        assertEquals("one", saidOnAll(name));
        assertPinned(name, registry);
        assertNothingToDo(stack);

        Files.writeString(folder.resolve("said"), "two");
        stack.run("up", "--build");
        assertEquals("two", saidOnAll(name));
        assertPinned(name, registry);

        stack.run("rollback");
        assertEquals("one", saidOnAll(name));
        stack.run("down");
    }

    /** What a swarm leaves out is warned of before. */
    private static void assertNothingToDo(Stack stack) throws Exception {
        assertEquals("Nothing to do.", stack.run("plan").lines().toList().getLast());
    }

    /** What the file in the image has, which is the same on all machines. */
    private static String saidOnAll(String stack) throws Exception {
        var label = "label=com.docker.swarm.service.name=" + stack + "_web";
        var first = "";
        for (int machine = 1; machine <= MACHINES; machine++) {
            var task = machines.docker(machine, "ps", "-q", "--filter", label).getFirst();
            var said = String.join("\n", machines.docker(machine, "exec", task, "cat", "/said"));
            assertTrue(first.isEmpty() || first.equals(said), first + " is not " + said);
            first = said;
        }
        return first;
    }

    private static void assertPinned(String stack, String registry) throws Exception {
        var place = registry.equals("bundled") ? "127.0.0.1:4999" : registry;
        var image =
                machines.docker(
                                1,
                                "service",
                                "inspect",
                                stack + "_web",
                                "--format",
                                "{{.Spec.TaskTemplate.ContainerSpec.Image}}")
                        .getFirst();
        assertTrue(image.startsWith(place + "/" + stack + "-web:latest@sha256:"), image);
    }

    @Test
    @Order(3)
    void voting_comes_as_a_whole_and_counts_votes() throws Exception {
        var voting =
                onSwarm(
                        Stack.bundled("voting", Stack.definition("voting", "compose.swarm.yaml"))
                                .named("voting"));

        voting.run("up");

        assertNothingToDo(voting);
        assertTrue(
                voting.run("ps", "--format", "{{.Node}}").lines().distinct().count() > 1,
                "all tasks are on one machine");
        Eventually.holds("the pages", () -> ask("vote", "/").contains("Vote") && total() == 0);
        ask("vote", "/api/", "--data", "{\"choice\":\"Cats\"}");
        Eventually.holds("the vote is counted", () -> total() == 1);
        voting.run("down");
    }

    private static long total() throws Exception {
        var answer = ask("result", "/api/");
        return answer.startsWith("{") ? Tree.of(Json.read(answer)).at("total").number() : -1;
    }

    /** What the gateway of the first machine answers. */
    private static String ask(String page, String path, String... more) throws Exception {
        var curl = machines.beside("curl", "--silent", "--max-time", "5");
        curl.command().addAll(List.of("--header", "Host: " + page + ".traefik.me"));
        curl.command().addAll(List.of("--header", "Content-Type: application/json"));
        curl.command().addAll(List.of(more));
        curl.command().add("http://" + EngineMachines.networkAddress(1) + path);
        var process = curl.start();
        var body = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return body;
    }
}
