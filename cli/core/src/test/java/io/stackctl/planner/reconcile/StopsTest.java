package io.stackctl.planner.reconcile;

import static io.stackctl.planner.reconcile.ReconcileOptions.DEFAULTS;
import static io.stackctl.planner.reconcile.Stacks.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.model.name.ServiceName;
import io.stackctl.state.ContainerState;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever stops a container runs its hooks before. */
class StopsTest {

    private static final String HOOKED =
            """
            services:
              web:
                image: 'shop:1'
                scale: 2
                depends_on: {db: {condition: service_started, restart: true}}
                pre_stop: [{command: [first]}, {command: [second]}]
              db: {image: 'db:1', environment: {A: '1'}}
            """;

    private static String plan(String yaml, Standing standing) {
        return Planner.plan(shop(yaml), standing.build(), DEFAULTS).toString();
    }

    private static Standing after() {
        return Standing.after(shop(HOOKED));
    }

    @Test
    void when_there_are_too_many() {
        assertEquals(
                """
                1 []  run hook in web/2 pre_stop
                2 [1] run hook in web/2 pre_stop
                3 [2] stop        web/2 1 wanted
                4 [3] remove      web/2 1 wanted
                """,
                plan(HOOKED.replace("scale: 2", "scale: 1"), after()));
    }

    @Test
    void when_one_takes_its_place() {
        var standing = after().without("web", 2).image("shop:2", "sha256:2");

        assertEquals(
                """
                1 []  create      web/1 image shop:1 -> shop:2
                2 [1] run hook in web/1 pre_stop
                3 [2] run hook in web/1 pre_stop
                4 [3] stop        web/1 image shop:1 -> shop:2
                5 [4] remove      web/1 replaced by 1
                6 [5] rename      web/1 replaces it
                7 [6] start       web/1 created
                """,
                plan(HOOKED.replace("scale: 2", "scale: 1").replace("shop:1", "shop:2"), standing));
    }

    @Test
    void when_what_it_depends_on_is_replaced_and_only_once() {
        var one = HOOKED.replace("scale: 2", "scale: 1");
        var standing = after().without("web", 2);

        assertEquals(
                """
                1 []    run hook in web/1 pre_stop
                2 [1]   run hook in web/1 pre_stop
                3 [2]   stop        web/1 restarts with db
                4 []    create      db/1  env A: 1 -> 2
                5 [3,4] stop        db/1  env A: 1 -> 2
                6 [5]   remove      db/1  replaced by 4
                7 [6]   rename      db/1  replaces it
                8 [7]   start       db/1  created
                9 [8]   start       web/1 not running
                """,
                plan(one.replace("'1'}", "'2'}"), standing));
    }

    @Test
    void but_not_in_one_that_does_not_run_or_that_somebody_stops_already() {
        var one = HOOKED.replace("scale: 2", "scale: 1");
        var paused = after().state("web", 2, ContainerState.PAUSED);
        var standing = after().without("web", 2).build();
        var web = standing.replicasOf(ServiceName.of("web")).getFirst();

        assertEquals(
                """
                1 []  stop   web/2 1 wanted
                2 [1] remove web/2 1 wanted
                """,
                plan(one, paused));
        assertEquals(
                """
                1 []  stop  web/1 it is being stopped
                2 [1] start web/1 not running
                """,
                Planner.plan(shop(one), standing.withEnding(Set.of(web.id())), DEFAULTS)
                        .toString());
    }

    @Test
    void the_one_that_is_out_of_date_goes_first_and_then_the_highest_number() {
        var yaml = "services: {web: {image: 'shop:1', scale: 3}}\n";
        var observed =
                Standing.after(shop(yaml)).label("web", 1, "com.docker.compose.config-hash", "0");

        assertEquals(
                """
                1 []  stop   web/3 1 wanted
                2 [1] remove web/3 1 wanted
                3 []  stop   web/1 1 wanted
                4 [3] remove web/1 1 wanted
                """,
                plan(yaml.replace("3", "1"), observed));
    }
}
