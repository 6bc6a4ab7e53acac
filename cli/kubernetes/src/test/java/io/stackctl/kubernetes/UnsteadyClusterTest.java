package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.model.name.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clusters that fail, refuse, or do not do what they were asked to. */
@Timeout(60)
class UnsteadyClusterTest extends ClusterCase {

    private static final String SHOP =
            """
            name: shop
            services:
              web: {image: "nginx:1"}
            """;

    private static final String NO_NAMESPACE =
            """
            {"kind":"Status","message":"namespaces \\"test\\" not found",
             "details":{"name":"test","kind":"namespaces"}}
            """;

    private final Controllers controllers = new Controllers(cluster);

    UnsteadyClusterTest() {
        super(SHOP);
    }

    private Failure failure() {
        return assertThrows(StackException.class, shop::upWaiting).failure();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "410 | {} | 1",
                "500 | {} | 0",
                "200 | {\"type\":\"ERROR\",\"object\":{\"code\":410}} | 1",
                "200 | {\"type\":\"MODI | 1",
            })
    void a_watch_that_fails_once_begins_anew(int code, String body, int lists) {
        cluster.refuseOnce(Controllers.FIRST_WATCH, code, body + "\n");
        cluster.onceAsked(Controllers.FIRST_WATCH, controllers::ready);

        shop.upWaiting();

        var asked =
                cluster.asked().stream().filter(line -> line.matches("GET .*/deployments[?].*"));
        // One for the plan, and one to begin with.
        assertEquals(2 + lists, asked.filter(line -> !line.contains("watch=true")).count());
    }

    @Test
    void a_cluster_that_has_no_time_while_it_is_waited_for_is_asked_again() {
        for (int i = 0; i < 5; i++) {
            cluster.refuseOnce("GET .*/pods[?].*", 503, "{}");
        }
        controllers.pod("\"state\":{\"running\":{}}");
        cluster.onceAsked("GET .*/pods[?].*watch=true.*", controllers::ready);

        shop.upWaiting();

        assertTrue(cluster.asked().stream().anyMatch(line -> line.contains("/pods?")));
    }

    @Test
    void who_may_not_watch_is_told_so_in_the_words_of_a_role() {
        cluster.refuse("GET .*watch=true.*", 403, "{}");

        assertEquals(
                "the cluster does not let you watch deployments of apps/v1", failure().message());
    }

    @Test
    void who_may_not_change_is_told_so_in_the_words_of_a_role() {
        cluster.refuse("PATCH .*/deployments/.*", 403, "{}");

        assertEquals(
                "deployment/web: the cluster does not let you patch deployments of apps/v1",
                failure().message());
    }

    @Test
    void a_page_in_the_place_of_an_answer_is_no_empty_cluster() {
        cluster.refuse("GET .*", 200, "<html>log in</html>");

        var failure =
                assertThrows(
                                StackException.class,
                                () -> shop.cluster().down(shop.name(), Set.of(), false))
                        .failure();

        assertTrue(failure.message().endsWith("answers with what is no JSON"), failure.message());
    }

    @Test
    void a_namespace_that_is_not_there_is_told_once() {
        cluster.refuse("PATCH .*", 404, NO_NAMESPACE);

        assertEquals("there is no namespace 'test' in the cluster", failure().message());
        assertEquals("make it: kubectl create namespace test", failure().remedy());
    }

    @Test
    void what_nobody_collects_is_told_after_the_limit() {
        shop.up();
        for (var kind : List.of("deployments", "services")) {
            cluster.set(
                    "other", kind, "web", "{\"metadata\":{\"finalizers\":[\"example.com/keep\"]}}");
        }
        cluster.put(
                "pods",
                OnCluster.pod("web-1-x", "{}")
                        .replace("\"labels\"", "\"deletionTimestamp\":\"t\",\"labels\"")
                        .replace("\"spec\":{", "\"spec\":{\"nodeName\":\"n1\","));
        shop.cluster().waitAtMost(Duration.ZERO);
        var down = shop.cluster().down(shop.name(), Set.of(), false);

        var failure = assertThrows(StackException.class, () -> shop.run(down)).failure();

        assertEquals(
                "not gone within 0 s: deployment/web (finalizer example.com/keep), pod/web-1-x"
                        + " (node n1)",
                failure.message());
    }

    @Test
    void scaling_restarting_and_going_back_have_a_limit() {
        shop.up();
        var web = ServiceName.of("web");
        var uid = cluster.find("deployments", "web").orElseThrow().path("metadata").path("uid");
        for (int number = 1; number <= 2; number++) {
            cluster.put("replicasets", OnCluster.set("web-" + number, uid.asString(""), number));
        }
        shop.cluster().waitAtMost(Duration.ZERO);
        var changes =
                List.of(
                        shop.cluster().scale(shop.name(), Map.of(web, 3)),
                        shop.cluster().restart(shop.name(), Set.of(web)),
                        shop.cluster().rollback(shop.name(), Set.of(), OptionalInt.empty()));

        for (var change : changes) {
            var failure = assertThrows(StackException.class, () -> shop.run(change)).failure();
            assertEquals(
                    "deployment/web does not come up: not there within 0 s", failure.message());
        }
    }

    private Failure kubeconfig(String path, String context) {
        var settings = new Settings(Map.of("KUBECONFIG", path), folder, folder, folder);
        try (var other = new KubernetesCluster(settings, context, _ -> {})) {
            return assertThrows(StackException.class, () -> other.tasks(shop.name(), Set.of()))
                    .failure();
        }
    }

    @Test
    void a_kubeconfig_that_is_not_there_is_told_with_its_place() {
        var missing = folder.resolve("missing");

        assertEquals(
                "there is no kubeconfig: " + missing, kubeconfig(missing.toString(), "").message());
    }

    @Test
    void an_unknown_context_is_told_with_the_one_that_may_be_meant() {
        var failure = kubeconfig(folder.resolve("kubeconfig").toString(), "hree");

        assertEquals("there is no context 'hree' in the kubeconfig", failure.message());
        assertEquals("did you mean 'here'?", failure.remedy());
    }

    @Test
    void an_unreadable_kubeconfig_is_told_with_its_place() throws IOException {
        var broken = Files.writeString(folder.resolve("broken"), "contexts: [");

        assertTrue(
                kubeconfig(broken.toString(), "")
                        .message()
                        .startsWith("cannot read the kubeconfig " + broken + ": "));
        assertTrue(
                kubeconfig(folder.toString(), "")
                        .message()
                        .startsWith("cannot read the kubeconfig " + folder + ": "));
    }
}
