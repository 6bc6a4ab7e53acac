package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.PretendEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs on a manager of a swarm that pretends. */
class SwarmVerbsTest {

    private static final String TASK =
            "[{\"ID\": \"t1\", \"Status\": {\"State\": \"running\"}},"
                    + " {\"ID\": \"t2\", \"Status\": {\"State\": \"shutdown\"}}]";
    private static final String ENDED = TASK.replace("running", "complete");

    private final PretendSwarm swarm;
    private final PretendEngine manager;

    SwarmVerbsTest(@TempDir Path folder) throws IOException {
        swarm = new PretendSwarm(folder);
        manager = swarm.manager();
    }

    @AfterEach
    void close() {
        swarm.close();
    }

    @Test
    void only_named_services_are_renewed_unless_dependencies_are_asked_for_too() {
        assertEquals("update web\nwait web\n0", changes("--force-recreate", "web"));
        assertEquals(
                "update db\nwait db\nupdate web\nwait web\n0",
                changes("--force-recreate", "--always-recreate-deps", "web"));
        assertEquals("update db\nwait db\nupdate web\nwait web\n0", changes("--force-recreate"));
        assertEquals("0", changes("--always-recreate-deps", "web"));
    }

    @Test
    void a_stack_whose_name_no_definition_can_have_hides_no_other() {
        manager.answering(
                "GET /services",
                200,
                "["
                        + swarm.service("db")
                        + ","
                        + swarm.service("db").replace("shop", "Old.Shop")
                        + "]");

        assertEquals("shop\n0", swarm.say("ls", "-q"));
    }

    @Test
    void no_name_is_no_machine() {
        var said = swarm.say("node", "drain", "");

        assertTrue(said.startsWith("no such node: "), said);
        assertEquals(0, swarm.asked("POST /nodes/n2/update"));
    }

    @Test
    void the_history_has_what_a_swarm_remembers() {
        assertEquals(
                "db,8,current,image pg:0 -> pg:1\ndb,7,,\n0",
                swarm.say(
                        "history",
                        "--format",
                        "{{.Service}},{{.Revision}},{{.Status}},{{.Change}}",
                        "db"));
        assertTrue(
                swarm.say("history", "--format", "json")
                        .startsWith(
                                "{\"Service\":\"db\",\"Revision\":8,"
                                        + "\"CreatedAt\":\"2026-11-27T17:00:00Z\""));
    }

    @Test
    void what_is_no_way_back_is_refused() {
        var said = swarm.say("rollback", "--to", "8", "web");

        assertTrue(said.contains("service \"web\" is at revision 8"), said);
        assertTrue(said.endsWith("1"), said);
    }

    @Test
    void a_stack_of_which_nothing_is_there_may_have_another_name() {
        manager.answering("GET /services", 200, "[]").answering("GET /networks", 200, "[]");

        var said = swarm.say("-p", "other", "down");

        assertTrue(said.contains("No resource found to remove for project"), said);
        assertTrue(said.endsWith("0"), said);
    }

    @Test
    void a_drained_machine_is_waited_for() {
        manager.answeringInTurn("GET /tasks", TASK, TASK, ENDED);

        var said = swarm.say("node", "drain", "two");

        assertTrue(said.endsWith("0"), said);
        assertEquals(3, swarm.asked("GET /tasks"));
        assertTrue(
                manager.asked().stream()
                        .anyMatch(asked ->
                                asked.call().equals("GET /tasks")
                                        && asked.query().equals("filters={\"node\":[\"n2\"]}")));
    }

    @Test
    void all_machines_are_drained_before_the_first_is_waited_for() {
        try (var cluster = swarm.cluster()) {
            assertEquals(
                    """
                    1 []    drain  stack asked for
                    2 []    drain  stack asked for
                    3 [1,2] gather stack nodes
                    4 [3]   wait   stack tasks of two move
                    5 [3]   wait   stack tasks of three move
                    """,
                    cluster.drain(List.of("two", "three", "n2"), true, Optional.empty())
                            .plan()
                            .toString());
        }
    }

    @Test
    void nobody_waits_who_does_not_want_to() {
        manager.answering("GET /tasks", 200, ENDED);

        assertTrue(swarm.say("node", "drain", "--no-wait", "two").endsWith("0"));
        assertEquals(0, swarm.asked("GET /tasks"));
        assertEquals(1, swarm.asked("POST /nodes/n2/update"));
    }

    @Test
    void a_machine_that_is_down_is_not_waited_for() {
        swarm.nodes("down");
        manager.answering("GET /tasks", 200, TASK);

        var said = swarm.say("node", "drain", "two");

        assertTrue(said.contains("machine two is down"), said);
        assertTrue(said.endsWith("0"), said);
    }

    @Test
    void waiting_is_for_machines_that_are_drained() {
        assertTrue(
                swarm.say("node", "activate", "--no-wait", "two").contains("are for 'node drain'"));
        assertTrue(
                swarm.say("node", "drain", "--no-wait", "--wait-timeout", "1", "two")
                        .contains("--no-wait and --wait-timeout are incompatible"));
        assertEquals(List.of(), manager.calls());
    }

    /** What {@code plan} has, an action a line. */
    private String changes(String... words) {
        var line = new ArrayList<>(List.of("plan"));
        line.addAll(List.of(words));
        return swarm.say(line.toArray(String[]::new))
                .lines()
                .map(text -> text.replaceFirst("^ +\\d+ +(\\w+) +service (\\w+) .*", "$1 $2"))
                .filter(text -> text.matches("(update|wait) \\w+|\\d"))
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }
}
