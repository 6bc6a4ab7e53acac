package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.cluster.Prepared;
import io.stackctl.docker.PretendEngine;
import io.stackctl.execution.Executor;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Action;
import io.stackctl.swarm.SwarmCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes that a swarm does not do at once, on a manager that pretends. */
@Timeout(60)
class SwarmChangesTest {

    private static final StackName SHOP = StackName.of("shop");
    private static final ServiceName WEB = ServiceName.of("web");
    private static final String OUT_OF_SEQUENCE =
            "{\"message\": \"rpc error: code = Unknown desc = update out of sequence\"}";

    private final PretendSwarm swarm;
    private final PretendEngine manager;
    private final SwarmCluster cluster;

    SwarmChangesTest(@TempDir Path folder) throws IOException {
        swarm = new PretendSwarm(folder);
        cluster = swarm.cluster();
        manager = swarm.manager();
        for (var service : List.of("db", "web")) {
            manager.answering("POST /services/id-" + service + "/update", 200, "{}")
                    .answering("DELETE /services/id-" + service, 200, "")
                    .answering("GET /services/id-" + service, 200, counted(service));
        }
        tasks(task("running", ""));
    }

    @AfterEach
    void close() {
        cluster.close();
        swarm.close();
    }

    /** A service after the swarm has counted on. */
    private String counted(String name) {
        return swarm.service(name).replace("\"Index\": 8", "\"Index\": 9");
    }

    private void tasks(String... all) {
        manager.answering("GET /tasks", 200, "[" + String.join(",", all) + "]");
    }

    private static String task(String state, String error) {
        return """
        {"ID": "t1", "ServiceID": "id-web", "Slot": 1, "NodeID": "n2", "DesiredState": "running",
         "Status": {"State": "%s", "Err": "%s"}}
        """
                .formatted(state, error);
    }

    private static <A extends Action> void execute(Prepared<A> prepared) {
        try (var executor = new Executor<>(prepared.runner(), _ -> {}, 4)) {
            executor.run(prepared.plan());
        }
    }

    private static Failure failure(Prepared<?> prepared) {
        return assertThrows(StackException.class, () -> execute(prepared)).failure();
    }

    @Test
    void tasks_that_do_not_go_are_told_after_the_limit() {
        swarm.nodes("down");
        tasks(task("running", ""), task("shutdown", "").replace("t1", "t2"));
        cluster.waitAtMost(Duration.ZERO);

        var failure = failure(cluster.down(SHOP, Set.of(), false));

        assertEquals(
                "not gone within 0 s: shop_web.1 (running on two, which is down)",
                failure.message());
        assertEquals(0, swarm.asked("DELETE /networks/n"));
    }

    @Test
    void scaling_restarting_and_rolling_back_have_a_limit() {
        tasks(task("preparing", ""));
        cluster.waitAtMost(Duration.ZERO);
        var web = Set.of(WEB);
        var changes =
                List.of(
                        cluster.scale(SHOP, Map.of(WEB, 3)),
                        cluster.restart(SHOP, web),
                        cluster.rollback(SHOP, web, OptionalInt.empty()));

        for (var change : changes) {
            assertEquals(
                    "service shop_web does not come up: did not converge within 0 s:"
                            + " 0 of 1 tasks run; shop_web.1 (preparing on two)",
                    failure(change).message());
        }
    }

    @Test
    void of_many_tasks_the_first_are_told_with_the_swarms_word() {
        var tasks = new String[12];
        for (int slot = 1; slot <= tasks.length; slot++) {
            tasks[slot - 1] =
                    task("pending", slot == 1 ? "no room" : "")
                            .replace("\"Slot\": 1", "\"Slot\": " + slot)
                            .replace("n2", "");
        }
        tasks(tasks);
        cluster.waitAtMost(Duration.ZERO);

        assertEquals(
                "service shop_web does not come up: did not converge within 0 s: 0 of 1 tasks run;"
                        + " shop_web.1 (pending: no room), shop_web.10 (pending), shop_web.11"
                        + " (pending), shop_web.12 (pending), shop_web.2 (pending), shop_web.3"
                        + " (pending), shop_web.4 (pending), shop_web.5 (pending), shop_web.6"
                        + " (pending), shop_web.7 (pending), and 2 more",
                failure(cluster.restart(SHOP, Set.of(WEB))).message());
    }

    @Test
    void a_machine_that_is_not_drained_in_time_is_an_error() {
        var drain = cluster.drain(List.of("two"), true, Optional.of(Duration.ZERO));

        assertEquals(
                "machine two still runs 1 task after 0 s: shop_web.1 (running on two)",
                failure(drain).message());
    }

    @Test
    void a_task_that_was_called_off_before_a_machine_had_it_is_not_waited_for() {
        tasks(task("pending", "no suitable node").replace("running", "shutdown"));
        cluster.waitAtMost(Duration.ZERO);

        execute(cluster.drain(List.of("two"), true, Optional.of(Duration.ZERO)));
        execute(cluster.down(SHOP, Set.of(WEB), false));

        assertEquals(1, swarm.asked("DELETE /services/id-web"));
    }

    @Test
    void what_a_swarm_counts_on_by_itself_is_no_change() {
        manager.answeringOnce("POST /services/id-web/update", 500, OUT_OF_SEQUENCE)
                .answeringOnce("POST /nodes/n2/update", 500, OUT_OF_SEQUENCE)
                .answering("GET /nodes/n2", 200, node(5, "active"));
        cluster.waitAtMost(Duration.ZERO);

        failure(cluster.restart(SHOP, Set.of(WEB)));
        execute(cluster.drain(List.of("two"), false, Optional.empty()));

        assertEquals(
                List.of("version=8", "version=9", "version=4", "version=5"),
                manager.asked().stream()
                        .filter(asked -> asked.call().startsWith("POST "))
                        .map(PretendEngine.Asked::query)
                        .toList());
    }

    @Test
    void what_somebody_else_changed_is_not_changed_back() {
        manager.answering("POST /services/id-web/update", 500, OUT_OF_SEQUENCE)
                .answering("POST /nodes/n2/update", 500, OUT_OF_SEQUENCE)
                .answering("GET /services/id-web", 200, counted("web").replace(":1\"", ":2\""))
                .answering("GET /nodes/n2", 200, node(5, "pause"));

        assertEquals(
                "service \"web\" was changed by somebody else meanwhile",
                failure(cluster.restart(SHOP, Set.of(WEB))).message());
        assertEquals(
                "node \"two\" was changed by somebody else meanwhile",
                failure(cluster.drain(List.of("two"), false, Optional.empty())).message());
        assertEquals(1, swarm.asked("POST /nodes/n2/update"));
    }

    private static String node(int version, String availability) {
        return """
        {"ID": "n2", "Version": {"Index": %d}, "Spec": {"Availability": "%s"}}
        """
                .formatted(version, availability);
    }
}
