package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.docker.EngineMachines;
import io.stackctl.docker.SwarmMachines;
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

/**
 * The voting stack on a swarm of three machines with a gateway on each, of which one after the
 * other goes. The first is the only manager.
 */
@Tag("long")
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwarmGatewaysIT {
    private static final Path IMAGES = Stack.definition("voting", "compose.images.yaml");
    private static final List<String> EVERYWHERE = List.of("voting-vote-ui", "voting-gateway");
    private static final int MACHINES = 3;

    private static SwarmMachines machines;

    @BeforeAll
    static void up(@TempDir Path folder) throws Exception {
        assumeTrue(EngineMachines.canBeMade(), "namespaces cannot be made here");
        Carried.makeVoting();
        machines = new SwarmMachines(folder, MACHINES);
        Carried.bring(Carried.VOTING, machines, 1);
        Carried.bring(EVERYWHERE, machines, 2, 3);
        change("first", "start-first");
        for (int machine = 1; machine <= MACHINES; machine++) {
            int there = machine;
            Eventually.holds("the page at machine " + there, () -> serves(there));
        }
    }

    @AfterAll
    static void down() throws Exception {
        if (machines != null) {
            machines.close();
        }
    }

    private static Stack stack(Map<String, String> more) {
        var variables = new HashMap<>(machines.variables(1));
        variables.putAll(Map.of("STACKCTL_TARGET", "swarm", "IMAGES", "voting-"));
        variables.putAll(more);
        return Stack.of("voting", IMAGES, Stack.resource("swarm.yaml")).with(variables);
    }

    /** Brings the stack to a state in which all tasks of the page are other ones. */
    private static void change(String to, String order) throws Exception {
        stack(Map.of("CHANGE", to, "ORDER", order)).run("up");
    }

    private static boolean serves(int machine) throws Exception {
        var url = "http://" + EngineMachines.networkAddress(machine) + ":8000/";
        var curl = machines.beside("curl", "--silent", "--fail", "--max-time", "5", url);
        return curl.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }

    private static List<String> placesOfPages() throws Exception {
        return machines.docker(
                1,
                "service",
                "ps",
                "voting_vote-ui",
                "--filter",
                "desired-state=running",
                "--format",
                "{{.Node}} {{.CurrentState}}");
    }

    private static void awaitPages(int count, String nowhereOn) throws Exception {
        Eventually.holds(
                count + " pages, none on " + nowhereOn,
                () -> {
                    var places = placesOfPages();
                    return places.size() == count
                            && places.stream().allMatch(place -> place.contains(" Running "))
                            && places.stream().noneMatch(place -> place.startsWith(nowhereOn));
                });
    }

    private static String told(GatewayLoad.Ended ended) {
        return ended + ", the last of them " + ended.slowFor() + " ms after that";
    }

    @Test
    @Order(1)
    void a_machine_that_is_drained_and_changes_of_the_page_fail_no_request() throws Exception {
        try (var load = GatewayLoad.on(machines, 1, 3)) {
            stack(Map.of()).run("node", "drain", "machine2");
            awaitPages(6, "machine2");
            stack(Map.of()).run("node", "activate", "machine2");
            change("second", "start-first");
            change("third", "stop-first");

            var ended = load.end();
            assertEquals(List.of(), ended.failures());
            System.out.println("drained and changed twice: " + ended);
        }
    }

    @Test
    @Order(2)
    void a_machine_that_dies_fails_no_request_at_the_gateways_of_others() throws Exception {
        assertTrue(placesOfPages().stream().anyMatch(place -> place.startsWith("machine2")));
        try (var load = GatewayLoad.on(machines, 1, 3)) {
            load.await(500);
            machines.lose(2);
            load.mark();
            awaitPages(6, "machine2");

            var ended = load.end();
            assertEquals(List.of(), ended.failures());
            System.out.println("machine2 died, and six pages run again: " + told(ended));
        }
    }

    @Test
    @Order(3)
    void a_gateway_goes_on_with_what_it_was_told_when_there_is_no_manager_any_more()
            throws Exception {
        assertTrue(placesOfPages().stream().anyMatch(place -> place.startsWith("machine3")));
        try (var load = GatewayLoad.on(machines, 3)) {
            load.await(200);
            machines.lose(1);
            load.mark();
            // Longer than a gateway waits for an answer of the one that told it.
            load.await(2_000);

            var ended = load.end();
            assertEquals(List.of(), ended.failures());
            System.out.println("the manager died: " + told(ended));
        }
    }
}
