package io.stackctl.swarm.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.cluster.UpOrder;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.swarm.Definitions;
import io.stackctl.swarm.spec.PinnedImage;
import io.stackctl.swarm.state.ObservedFile;
import io.stackctl.swarm.state.ObservedSwarm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SwarmPlannerTest {

    private static final UpOrder PLAIN =
            new UpOrder(Set.of(), false, true, Optional.empty(), false, false);
    private static final UpOrder RENEWING =
            new UpOrder(Set.of(ServiceName.of("web")), true, true, Optional.empty(), false, false);
    private static final String TWO =
            """
            services:
              db: {image: "pg:1", secrets: [pw]}
              web: {image: "web:1", depends_on: [db], environment: {LEVEL: info}}
            secrets: {pw: {environment: PW}}
            """;

    @Test
    void a_new_stack_comes_in_the_order_of_its_dependencies() {
        assertEquals(
                """
                1 []    create network shop_default not found
                2 []    create secret shop_pw       not found
                3 [1,2] gather stack                networks and files
                4 [3]   create service db           not found
                5 [4]   wait   service db           converging
                6 [3,5] create service web          not found
                7 [6]   wait   service web          converging
                """,
                plan(Definitions.of(TWO), PLAIN, StandingSwarm.nothing(), "one"));
    }

    @Test
    void what_is_there_as_it_should_be_stays() {
        var stack = Definitions.of(TWO);

        assertEquals("", plan(stack, PLAIN, StandingSwarm.of(stack, "one"), "one"));
    }

    @Test
    void a_field_that_changed_is_the_cause() {
        var before = StandingSwarm.of(Definitions.of(TWO), "one");
        var stack = Definitions.of(TWO.replace("info", "debug"));

        assertEquals(
                """
                1 []  update service web env LEVEL: info -> debug
                2 [1] wait   service web converging
                """,
                plan(stack, PLAIN, before, "one"));
    }

    @Test
    void another_secret_gets_another_name_and_the_old_one_stays_for_the_way_back() {
        var stack = Definitions.of(TWO);
        var plan = plan(stack, PLAIN, StandingSwarm.of(stack, "one"), "two");

        assertEquals(
                """
                1 []  create secret shop_pw-c85ff1be62 content changed
                2 [1] update service db                files[pw]: shop_pw -> shop_pw-c85ff1be62
                3 [2] wait   service db                converging
                """,
                plan);
    }

    @Test
    void renewing_makes_everything_anew_and_takes_away_what_is_not_defined() {
        var before = StandingSwarm.of(Definitions.of(TWO), "one");
        var less =
                Definitions.of("services: {web: {image: 'web:1', environment: {LEVEL: info}}}\n");

        assertEquals(
                """
                1 []    update service web    asked for
                2 [1]   wait   service web    converging
                3 []    remove service db     not defined
                4 [2,3] gather stack          services
                5 [4]   remove secret shop_pw not used any more
                """,
                plan(less, RENEWING, before, "one"));
    }

    @Test
    void what_was_not_named_is_not_renewed() {
        var stack = Definitions.of(TWO);

        assertEquals(
                """
                1 []  update service web asked for
                2 [1] wait   service web converging
                """,
                plan(stack, RENEWING, StandingSwarm.of(stack, "one"), "one"));
    }

    @Test
    void a_secret_of_which_nobody_knows_the_content_stays_where_its_services_are_not_renewed() {
        var stack = Definitions.of(TWO);
        var standing = StandingSwarm.of(stack, "one");
        var unknown = new ObservedFile("s1", "shop_pw", Optional.empty(), Optional.empty());
        var observed =
                new ObservedSwarm(
                        standing.services(),
                        standing.networks(),
                        Map.of(),
                        Map.of(),
                        Map.of("shop_pw", unknown),
                        Map.of(),
                        Map.of());

        assertEquals(List.of(), secretsMade(stack, observed, "web"));
        assertEquals(List.of("content changed"), secretsMade(stack, observed, "db"));
    }

    private static List<String> secretsMade(Stack stack, ObservedSwarm observed, String renewed) {
        return FilePlan.of(
                        stack,
                        StandingSwarm.files(stack, "one"),
                        observed,
                        Set.of(ServiceName.of(renewed)))
                .creations()
                .stream()
                .map(creation -> creation.cause())
                .toList();
    }

    @Test
    void another_mode_takes_a_new_service() {
        var before = StandingSwarm.of(Definitions.of("services: {web: {image: a}}\n"), "");
        var stack = Definitions.of("services: {web: {image: a, deploy: {mode: global}}}\n");

        assertEquals(
                """
                1 []  remove service web mode Replicated -> Global, which cannot change
                2 [1] wait   stack       mode Replicated -> Global, which cannot change
                3 [2] create service web mode Replicated -> Global, which cannot change
                4 [3] wait   service web converging
                """,
                plan(stack, PLAIN, before, ""));
    }

    private static String plan(
            Stack stack, UpOrder order, ObservedSwarm observed, String password) {
        var files =
                FilePlan.of(stack, StandingSwarm.files(stack, password), observed, order.renewed());
        return SwarmPlanner.up(stack, Map.of(), observed, order, files).toString();
    }

    @Test
    void an_image_that_is_still_to_be_made_changes_its_service_whatever_it_will_be() {
        var stack = Definitions.of("services: {web: {image: 'web:1', build: .}}");
        var observed = StandingSwarm.of(stack, "one");
        var image = PinnedImage.unpinned("web:1").comingBy("image made by 2");
        var files = FilePlan.of(stack, List.of(), observed, Set.of());

        assertEquals(
                """
                1 []  update service web image made by 2
                2 [1] wait   service web converging
                """,
                SwarmPlanner.up(stack, Map.of(ServiceName.of("web"), image), observed, PLAIN, files)
                        .toString());
    }
}
