package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.cluster.UpOrder;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KubernetesClusterTest extends ClusterCase {

    private static final String SHOP =
            """
            name: shop
            services:
              web:
                image: nginx:1
                environment: {LOG: info}
            """;

    KubernetesClusterTest() {
        super(SHOP);
        cluster.ready();
    }

    @Test
    void what_is_not_there_is_made_and_waited_for() {
        assertEquals(
                """
                1 []    create networkpolicy/default not found
                2 []    create service/web           not found
                3 [1,2] gather stack                 what pods need
                4 [3]   create deployment/web        not found
                5 [4]   wait   deployment/web        rolling out
                """,
                shop.plan().toString());
    }

    @Test
    void a_plan_changes_nothing() {
        shop.plan();

        assertTrue(cluster.changes().stream().allMatch(line -> line.contains("dryRun=All")));
        assertEquals(List.of(), cluster.names("deployments"));
    }

    @Test
    void what_was_brought_needs_nothing_more() {
        shop.up();

        assertEquals("", shop.plan().toString());
    }

    @Test
    void a_plan_says_which_fields_change() {
        shop.up();
        shop.define(SHOP.replace("nginx:1", "nginx:2").replace("info", "debug"));

        assertEquals(
                """
                1 []  update deployment/web containers[web].env[LOG].value info -> debug, containers[web].image nginx:1 -> nginx:2
                2 [1] wait   deployment/web rolling out
                """,
                shop.plan().toString());
    }

    @Test
    void only_the_services_of_an_order_are_renewed() {
        shop.define(SHOP + "    depends_on: [db]\n  db: {image: 'pg:1'}\n");
        shop.up();
        var order =
                new UpOrder(
                        Set.of(ServiceName.of("web")), false, true, Optional.empty(), false, false);

        assertEquals(
                """
                1 []  restart deployment/web asked for
                2 [1] wait    deployment/web rolling out
                """,
                shop.cluster().up(shop.stack(), order).plan().toString());
    }

    @Test
    void what_is_in_a_secret_is_never_said() {
        var secret = SHOP + "    secrets: [key]\nsecrets: {key: {file: ./key.txt}}\n";
        shop.define(secret);
        shop.file("key.txt", "first");
        shop.up();
        shop.file("key.txt", "second");

        var plan = shop.plan().toString();

        assertTrue(plan.contains("update secret/key"), plan);
        assertTrue(plan.contains("data.key changed"), plan);
        assertTrue(!plan.contains("second") && !plan.contains("c2Vjb25k"), plan);
    }

    @Test
    void a_field_that_somebody_else_has_set_is_not_taken_from_him() {
        shop.up();
        cluster.set("kubectl-edit", "deployments", "web", "{\"spec\":{\"replicas\":7}}");

        var refused = assertThrows(StackException.class, shop::plan);

        assertEquals(
                "deployment/web: spec.replicas was set otherwise by 'kubectl-edit'",
                refused.failure().message());
        assertEquals("--force-conflicts takes these fields over", refused.failure().remedy());
    }

    @Test
    void with_force_it_is() {
        shop.up();
        cluster.set("kubectl-edit", "deployments", "web", "{\"spec\":{\"replicas\":7}}");

        assertEquals(
                """
                1 []  update deployment/web spec.replicas 7 -> 1
                2 [1] wait   deployment/web rolling out
                """,
                shop.forcing().plan().toString());
    }

    @Test
    void the_definition_has_the_last_word_over_scaling() {
        shop.up();
        shop.run(shop.cluster().scale(shop.name(), Map.of(ServiceName.of("web"), 4)));

        assertEquals(
                """
                1 []  update deployment/web spec.replicas 4 -> 1
                2 [1] wait   deployment/web rolling out
                """,
                shop.plan().toString());
    }

    @Test
    void what_the_cluster_does_not_know_is_said_before_anything_changes() {
        cluster.refuse(
                "GET /apis/policy/v1/.*",
                404,
                "{\"kind\":\"Status\",\"message\":\"the server could not find the requested"
                        + " resource\",\"details\":{}}");
        shop.define(SHOP + "    scale: 2\n");

        var refused = assertThrows(StackException.class, shop::plan);

        assertEquals(
                "the cluster does not know policy/v1 PodDisruptionBudget",
                refused.failure().message());
        assertEquals(List.of(), cluster.changes());
    }

    @Test
    void rollback_goes_back_to_what_was_before() {
        shop.up();
        var uid = cluster.find("deployments", "web").orElseThrow().path("metadata").path("uid");
        for (int number = 1; number <= 2; number++) {
            cluster.put("replicasets", OnCluster.set("web-" + number, uid.asString(""), number));
        }

        assertEquals(
                """
                1 []  rollback deployment/web to revision 1, web:1
                2 [1] wait     deployment/web rolling out
                """,
                shop.cluster()
                        .rollback(shop.name(), Set.of(), OptionalInt.empty())
                        .plan()
                        .toString());
        assertEquals(
                List.of("2 containers[web].image web:1 -> web:2", "1 "),
                shop.cluster().history(shop.name(), Set.of()).stream()
                        .map(revision -> revision.number() + " " + revision.change())
                        .toList());
    }
}
