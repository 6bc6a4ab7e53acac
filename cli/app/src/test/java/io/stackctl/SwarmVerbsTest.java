package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.CommandLineTool;
import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.PretendEngine;
import io.stackctl.local.Settings;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.ServiceName;
import io.stackctl.swarm.SwarmCluster;
import io.stackctl.swarm.spec.FileNames;
import io.stackctl.swarm.spec.PinnedImage;
import io.stackctl.swarm.spec.ServiceSpec;
import io.stackctl.terminal.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs on a manager of a swarm that pretends. */
class SwarmVerbsTest {

    private static final String TASK =
            "[{\"ID\": \"t1\", \"Status\": {\"State\": \"running\"}},"
                    + " {\"ID\": \"t2\", \"Status\": {\"State\": \"shutdown\"}}]";
    private static final String ENDED = TASK.replace("running", "complete");

    @TempDir Path folder;

    private final PretendEngine manager;

    SwarmVerbsTest() throws IOException {
        manager = PretendEngine.docker();
        for (var empty : List.of("networks", "configs", "secrets")) {
            manager.answering("GET /" + empty, 200, "[]");
        }
        manager.answering("POST /nodes/n2/update", 200, "")
                .answering("POST /nodes/n3/update", 200, "");
        nodes("ready");
    }

    @BeforeEach
    void define() throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: shop
                services:
                  db: {image: 'pg:1', deploy: {endpoint_mode: dnsrr}}
                  web: {image: 'web:1', depends_on: [db], deploy: {endpoint_mode: dnsrr}}
                """);
        manager.answering("GET /services", 200, "[" + service("db") + "," + service("web") + "]");
        manager.answering(
                "GET /networks",
                200,
                """
                [{"Id": "n", "Name": "shop_default",
                  "Labels": {"com.docker.stack.namespace": "shop"}}]
                """);
    }

    @AfterEach
    void close() {
        manager.close();
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
    void the_history_has_what_a_swarm_remembers() {
        assertEquals(
                "db,8,current,image pg:0 -> pg:1\ndb,7,,\n0",
                say(
                        "history",
                        "--format",
                        "{{.Service}},{{.Revision}},{{.Status}},{{.Change}}",
                        "db"));
        assertTrue(
                say("history", "--format", "json")
                        .startsWith(
                                "{\"Service\":\"db\",\"Revision\":8,"
                                        + "\"CreatedAt\":\"2026-11-27T17:00:00Z\""));
    }

    @Test
    void what_is_no_way_back_is_refused() {
        var said = say("rollback", "--to", "8", "web");

        assertTrue(said.contains("service \"web\" is at revision 8"), said);
        assertTrue(said.endsWith("1"), said);
    }

    @Test
    void a_drained_machine_is_waited_for() {
        manager.answeringInTurn("GET /tasks", TASK, TASK, ENDED);

        var said = say("node", "drain", "two");

        assertTrue(said.endsWith("0"), said);
        assertEquals(3, asked("GET /tasks"));
        assertTrue(
                manager.asked().stream()
                        .anyMatch(asked ->
                                asked.call().equals("GET /tasks")
                                        && asked.query().equals("filters={\"node\":[\"n2\"]}")));
    }

    @Test
    void all_machines_are_drained_before_the_first_is_waited_for() {
        try (var swarm = new SwarmCluster(settings(), Map.of(), _ -> {})) {
            assertEquals(
                    """
                    1 []    drain  stack asked for
                    2 []    drain  stack asked for
                    3 [1,2] gather stack nodes
                    4 [3]   wait   stack tasks of two move
                    5 [3]   wait   stack tasks of three move
                    """,
                    swarm.drain(List.of("two", "three", "n2"), true, Optional.empty())
                            .plan()
                            .toString());
        }
    }

    @Test
    void nobody_waits_who_does_not_want_to() {
        manager.answering("GET /tasks", 200, ENDED);

        assertTrue(say("node", "drain", "--no-wait", "two").endsWith("0"));
        assertEquals(0, asked("GET /tasks"));
        assertEquals(1, asked("POST /nodes/n2/update"));
    }

    @Test
    void a_machine_that_is_not_drained_in_time_is_an_error() {
        manager.answering("GET /tasks", 200, TASK);

        var said = say("node", "drain", "--wait-timeout", "0", "two");

        assertTrue(said.contains("machine two still runs 1 task after 0 s"), said);
        assertTrue(said.endsWith("1"), said);
    }

    @Test
    void a_machine_that_is_down_is_not_waited_for() {
        nodes("down");
        manager.answering("GET /tasks", 200, TASK);

        var said = say("node", "drain", "two");

        assertTrue(said.contains("machine two is down"), said);
        assertTrue(said.endsWith("0"), said);
    }

    @Test
    void waiting_is_for_machines_that_are_drained() {
        assertTrue(say("node", "activate", "--no-wait", "two").contains("are for 'node drain'"));
        assertTrue(
                say("node", "drain", "--no-wait", "--wait-timeout", "1", "two")
                        .contains("--no-wait and --wait-timeout are incompatible"));
        assertEquals(List.of(), manager.calls());
    }

    private long asked(String call) {
        return Collections.frequency(manager.calls(), call);
    }

    private void nodes(String state) {
        var two = node("n2", "two", state);
        manager.answering("GET /nodes", 200, "[" + two + "," + node("n3", "three", state) + "]");
        manager.answering("GET /nodes/n2", 200, two);
        manager.answering("GET /nodes/n3", 200, node("n3", "three", state));
    }

    private static String node(String id, String name, String state) {
        return """
        {"ID": "%s", "Version": {"Index": 4}, "Spec": {"Availability": "active"},
         "Description": {"Hostname": "%s"}, "Status": {"State": "%s"}}
        """
                .formatted(id, name, state);
    }

    /** As the definition has it, and before with another image. */
    private String service(String name) {
        var request = LoadRequest.in(folder.toString(), Map.of("PWD", folder.toString()));
        var stack = new StackLoader(_ -> {}).load(request.build());
        var service = stack.service(ServiceName.of(name)).orElseThrow();
        var image = PinnedImage.unpinned(stack.imageOf(service).value());
        var spec =
                ServiceSpec.of(stack, service, image, new FileNames(Map.of(), Map.of())).toString();
        return """
        {"ID": "id-%s", "Version": {"Index": 8}, "UpdatedAt": "2026-11-27T17:00:00Z",
         "Spec": %s, "PreviousSpec": %s}
        """
                .formatted(name, spec, spec.replace(":1\"", ":0\""));
    }

    /** What {@code plan} has, an action a line. */
    private String changes(String... words) {
        var line = new ArrayList<>(List.of("plan"));
        line.addAll(List.of(words));
        return say(line.toArray(String[]::new))
                .lines()
                .map(text -> text.replaceFirst("^ +\\d+ +(\\w+) +service (\\w+) .*", "$1 $2"))
                .filter(text -> text.matches("(update|wait) \\w+|\\d"))
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }

    /** Standard output, standard error and the exit code. */
    private String say(String... words) {
        var settings = settings();
        var toolbox = new LocalToolbox(settings, new Signals(), Optional.empty());
        var console = Captured.of(settings.environment(), folder, "");
        int code =
                new CommandLineTool(
                                console.get(),
                                new Wiring(toolbox, Optional.empty()),
                                Optional.empty())
                        .execute(words);
        return console.out() + console.err() + code;
    }

    private Settings settings() {
        return TestSettings.in(
                folder,
                Map.of(
                        "DOCKER_CONFIG", folder.toString(),
                        "DOCKER_HOST", manager.address(),
                        "STACKCTL_TARGET", "swarm"));
    }
}
