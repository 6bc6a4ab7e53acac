package io.stackctl.planner.reconcile;

import static io.stackctl.planner.reconcile.ReconcileOptions.DEFAULTS;
import static io.stackctl.planner.reconcile.Stacks.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.plan.Plan;
import io.stackctl.step.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumePlannerTest {

    private static final String BEFORE =
            """
            services: {db: {image: 'db:1', volumes: ['v:/v']}}
            volumes: {v: {}}
            """;
    private static final String RENAMED = BEFORE.replace("v: {}}\n", "v: {name: other}}\n");

    private static Plan<Step> plan(String yaml, Standing standing) {
        return Planner.plan(shop(yaml), standing.build(), DEFAULTS);
    }

    private static Map<String, String> labels(String stack, String key) {
        return Map.of("com.docker.compose.project", stack, "com.docker.compose.volume", key);
    }

    @Test
    void another_name_makes_another_volume_and_the_old_one_keeps_its_data() {
        var plan = plan(RENAMED, Standing.after(shop(BEFORE)));

        assertEquals(
                """
                1 []  create volume other renamed
                2 [1] create db/1         volume other is not mounted
                3 [2] stop   db/1         volume other is not mounted
                4 [3] remove db/1         replaced by 2
                5 [4] rename db/1         replaces it
                6 [5] start  db/1         created
                """,
                plan.toString());
        assertEquals(List.of(), plan.losses());
    }

    @Test
    void a_second_up_after_that_has_nothing_to_do() {
        var plan =
                plan(RENAMED, Standing.after(shop(RENAMED)).volume("shop_v", labels("shop", "v")));

        assertEquals("", plan.toString());
        assertEquals(
                List.of(
                        "volume \"shop_v\" carries the compose label \"v\" but does not match the"
                                + " compose file (using \"other\"); it is left untouched \u2014 remove"
                                + " it manually if it is no longer needed"),
                plan.warnings());
    }

    @Test
    void whoever_has_the_volume_of_another_service_goes_before_it_does() {
        var yaml =
                """
                services:
                  a: {image: 'db:1', volumes_from: [b]}
                  b: {image: 'db:1', volumes_from: [c]}
                  c: {image: 'db:1', volumes: ['v:/v']}
                  d: {image: 'db:1'}
                volumes: {v: {}}
                """;

        var plan =
                plan(
                        yaml.replace("v: {}}\n", "v: {labels: {x: y}}}\n"),
                        Standing.after(shop(yaml)));

        var text = plan.toString().replaceAll(" +", " ");
        assertTrue(text.contains("7 [2,4,6] remove volume shop_v"), text);
        for (var service : List.of("a", "b", "c")) {
            assertTrue(text.contains("create " + service + "/1 not found"), text);
        }
        assertEquals(List.of("shop-d-1"), plan.kept().stream().map(one -> one.name()).toList());
    }

    @Test
    void each_of_two_volumes_of_one_container_waits_until_it_is_gone() {
        var yaml =
                """
                services: {db: {image: 'db:1', volumes: ['w:/w', 'v:/v']}}
                volumes: {w: {}, v: {}}
                """;

        var plan = plan(yaml.replace("{}", "{labels: {x: y}}"), Standing.after(shop(yaml)));

        assertEquals(
                """
                1 []    stop   db/1          volume shop_v is no longer as defined
                2 [1]   remove db/1          volume shop_v is no longer as defined
                3 [2]   remove volume shop_v definition changed; the data in it is lost
                4 [3]   create volume shop_v definition changed
                5 [2]   remove volume shop_w definition changed; the data in it is lost
                6 [5]   create volume shop_w definition changed
                7 [4,6] create db/1          not found
                8 [7]   start  db/1          created
                """,
                plan.toString());
    }

    @Test
    void a_volume_of_somebody_else_is_used_with_a_warning() {
        var other =
                Map.of(
                        "com.docker.compose.project", "elsewhere",
                        "com.docker.compose.volume", "v",
                        "com.docker.compose.config-hash", "0");

        var plan = plan(BEFORE, Standing.after(shop(BEFORE)).volume("shop_v", other));

        assertEquals("", plan.toString());
        assertTrue(plan.warnings().getFirst().contains("was created for project \"elsewhere\""));
    }
}
