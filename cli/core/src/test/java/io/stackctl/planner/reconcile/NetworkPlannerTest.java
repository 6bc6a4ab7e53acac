package io.stackctl.planner.reconcile;

import static io.stackctl.planner.reconcile.ReconcileOptions.DEFAULTS;
import static io.stackctl.planner.reconcile.Stacks.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.plan.Plan;
import io.stackctl.state.ContainerState;
import io.stackctl.step.Step;
import io.stackctl.step.network.ConnectContainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkPlannerTest {

    private static final String BEFORE =
            """
            services: {web: {image: 'shop:1', networks: {n: {aliases: [www], priority: 3}}}}
            networks: {n: {}}
            """;
    private static final String RENAMED = BEFORE.replace("n: {}}\n", "n: {name: other}}\n");

    private static Map<String, String> labels(String stack, String key) {
        return Map.of("com.docker.compose.project", stack, "com.docker.compose.network", key);
    }

    private static Plan<Step> plan(String yaml, Standing standing) {
        return Planner.plan(shop(yaml), standing.build(), DEFAULTS);
    }

    private static ConnectContainer connection(Plan<Step> plan) {
        return plan.actions().stream()
                .map(Plan.Numbered::action)
                .filter(ConnectContainer.class::isInstance)
                .map(ConnectContainer.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void containers_come_into_a_changed_network_as_they_were_in_the_one_before() {
        var plan = plan(BEFORE.replace("n: {}}\n", "n: {internal: true}}\n"), after());

        assertEquals(
                """
                1 []  stop       web/1          network shop_n is no longer as defined
                2 [1] disconnect web/1          network shop_n is no longer as defined
                3 [2] remove     network shop_n definition changed
                4 [3] create     network shop_n definition changed
                5 [4] connect    web/1          network shop_n is no longer as defined
                6 [5] start      web/1          not running
                """,
                plan.toString());
        assertEquals(List.of("shop-web-1", "web", "www"), connection(plan).endpoint().aliases());
    }

    private static Standing after() {
        return Standing.after(shop(BEFORE));
    }

    @Test
    void one_that_is_replaced_is_not_removed_before_it_is_back_in_its_network() {
        var changed = BEFORE.replace("n: {}}\n", "n: {internal: true}}\n").replace(":1", ":2");

        var plan = plan(changed, after().image("shop:2", "sha256:2")).toString();

        assertEquals(
                """
                1 []    stop       web/1          network shop_n is no longer as defined
                2 [1]   disconnect web/1          network shop_n is no longer as defined
                3 [2]   remove     network shop_n definition changed
                4 [3]   create     network shop_n definition changed
                5 [4]   connect    web/1          network shop_n is no longer as defined
                6 [4]   create     web/1          image shop:1 -> shop:2
                7 [1,5,6] remove   web/1          replaced by 6
                """
                        .replaceAll(" +", " "),
                plan.lines()
                        .limit(7)
                        .map(line -> line + "\n")
                        .reduce("", String::concat)
                        .replaceAll(" +", " "));
    }

    @Test
    void containers_move_into_a_network_of_another_name_and_the_old_one_goes_if_it_is_free() {
        var plan = plan(RENAMED, after());

        assertEquals(
                """
                1 []    create     network other  renamed
                2 []    stop       web/1          network shop_n is called other now
                3 [2]   disconnect web/1          network shop_n is called other now
                4 [1,3] connect    web/1          network shop_n is called other now
                5 [3]   remove     network shop_n renamed
                6 [4]   start      web/1          not running
                """,
                plan.toString());
        assertEquals(List.of("shop-web-1", "web", "www"), connection(plan).endpoint().aliases());
    }

    @Test
    void whoever_shares_the_network_of_one_that_is_stopped_for_it_is_started_behind_it() {
        var shared =
                """
                services:
                  web: {image: 'shop:1', networks: [n]}
                  side: {image: 'shop:1', network_mode: 'service:web'}
                networks: {n: {}}
                """;

        var plan =
                plan(
                        shared.replace("n: {}}\n", "n: {internal: true}}\n"),
                        Standing.after(shop(shared)));

        assertEquals(
                """
                1 []    stop       web/1          network shop_n is no longer as defined
                2 [1]   disconnect web/1          network shop_n is no longer as defined
                3 []    stop       side/1         shares the network of web
                4 [2]   remove     network shop_n definition changed
                5 [4]   create     network shop_n definition changed
                6 [5]   connect    web/1          network shop_n is no longer as defined
                7 [3,6] gather     stack          what goes is gone
                8 [7]   start      web/1          not running
                9 [8]   start      side/1         not running
                """,
                plan.toString());
    }

    @Test
    void a_network_that_has_the_new_name_already_is_used() {
        var plan = plan(RENAMED, after().network("other", Map.of()));

        assertEquals("stop", plan.actions().getFirst().action().verb());
        assertEquals(
                List.of(
                        "a network with name other exists but was not created by compose.\n"
                                + "Set `external: true` to use an existing network"),
                plan.warnings());
    }

    @Test
    void a_second_up_after_a_change_of_the_name_has_nothing_to_do() {
        var standing = Standing.after(shop(RENAMED)).network("shop_n", labels("shop", "n"));

        var plan = plan(RENAMED, standing);

        assertEquals("", plan.toString());
        assertEquals(
                List.of(
                        "network \"shop_n\" (id id-of-shop_n) carries the compose label \"n\" but does"
                                + " not match the compose file (using \"other\"); it is left untouched"
                                + " \u2014 remove it manually if it is no longer needed"),
                plan.warnings());
    }

    @Test
    void of_several_with_other_names_the_first_is_taken_for_the_one_that_was_renamed() {
        var standing =
                after().network("b_old", labels("shop", "n"))
                        .network("shop_n2", labels("shop", "n"))
                        .network("elsewhere", labels("other-stack", "n"));

        var plan = plan(RENAMED, standing);

        assertTrue(plan.toString().contains("remove network b_old renamed"), plan.toString());
        assertEquals(2, plan.warnings().size());
        assertTrue(plan.warnings().getFirst().startsWith("network \"shop_n\""));
    }

    @Test
    void what_another_network_of_the_definition_is_called_is_not_taken_for_a_renamed_one() {
        var swapped =
                """
                services: {web: {image: 'shop:1', networks: [m, n]}}
                networks: {m: {name: shop_n}, n: {name: new}}
                """;

        var plan = plan(swapped, after()).toString();

        assertTrue(plan.contains("create network new not found"), plan);
        assertTrue(!plan.contains("remove network"), plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other-stack"})
    void a_network_of_somebody_else_is_used_with_a_warning(String owner) {
        var labels =
                owner.isEmpty()
                        ? Map.<String, String>of()
                        : Map.of(
                                "com.docker.compose.project", owner,
                                "com.docker.compose.network", "x",
                                "com.docker.compose.config-hash", "0");

        var plan = plan(BEFORE, after().network("shop_n", labels));

        assertEquals("", plan.toString());
        assertTrue(
                plan.warnings()
                        .getFirst()
                        .startsWith("a network with name shop_n exists but was not"),
                plan.warnings().toString());
    }

    @Test
    void a_stopped_container_that_lost_its_network_is_made_anew() {
        var standing =
                after().state("web", 1, ContainerState.EXITED)
                        .change("web", 1, Standing::withoutNetworks);

        assertEquals(
                "not in network shop_n",
                plan(BEFORE, standing).actions().getFirst().action().cause());
    }
}
