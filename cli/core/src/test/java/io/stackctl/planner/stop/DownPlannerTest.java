package io.stackctl.planner.stop;

import static io.stackctl.planner.reconcile.Stacks.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.LabelledStack;
import io.stackctl.planner.reconcile.Standing;
import io.stackctl.planner.stop.DownOptions.Images;
import io.stackctl.state.ObservedStack;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DownPlannerTest {

    private static final String TWO =
            """
            services:
              web: {image: 'shop:1', depends_on: [db]}
              db: {image: 'postgres:17', volumes: ['data:/data']}
            volumes: {data: {}}
            """;
    private static final StopOptions ALL = new StopOptions(Set.of(), Optional.empty());

    @Test
    void dependents_stop_before_what_they_depend_on_and_volumes_stay() {
        var stack = shop(TWO);

        var plan =
                DownPlanner.plan(
                        stack,
                        Standing.after(stack).build(),
                        new DownOptions(ALL, false, false, Images.NONE),
                        Set.of());

        assertEquals(
                """
                1 []    stop   web/1                asked for
                2 [1]   remove web/1                asked for
                3 [1]   stop   db/1                 asked for
                4 [3]   remove db/1                 asked for
                5 [2,4] remove network shop_default asked for
                """,
                plan.toString());
    }

    @Test
    void volumes_go_when_asked_for_and_are_a_loss() {
        var stack = shop(TWO);

        var plan =
                DownPlanner.plan(
                        stack,
                        Standing.after(stack).build(),
                        new DownOptions(ALL, false, true, Images.NONE),
                        Set.of());

        assertEquals(
                "remove volume shop_data",
                plan.losses().getLast().verb() + " " + plan.losses().getLast().target());
    }

    @Test
    void without_a_definition_the_labels_tell_the_order_and_what_belongs_to_the_stack() {
        var observed = Standing.after(shop(TWO)).build();

        var plan =
                DownPlanner.plan(
                        LabelledStack.of(observed),
                        observed,
                        new DownOptions(ALL, false, true, Images.NONE),
                        Set.of());

        assertEquals(
                """
                1 []    stop   web/1                asked for
                2 [1]   remove web/1                asked for
                3 [1]   stop   db/1                 asked for
                4 [3]   remove db/1                 asked for
                5 [2,4] remove network shop_default asked for
                6 [4]   remove volume shop_data     asked for
                """,
                plan.toString());
    }

    @Test
    void one_service_alone_leaves_its_dependents() {
        var stack = shop(TWO);

        var plan =
                DownPlanner.plan(
                        stack,
                        Standing.after(stack).build(),
                        new DownOptions(
                                new StopOptions(Set.of(ServiceName.of("db")), Optional.empty()),
                                false,
                                false,
                                Images.NONE),
                        Set.of());

        assertEquals(
                """
                1 []  stop   db/1                 asked for
                2 [1] remove db/1                 asked for
                3 [2] remove network shop_default asked for
                """,
                plan.toString());
    }

    @Test
    void images_that_were_only_fetched_stay_unless_all_are_asked_for() {
        var stack =
                shop(
                        """
                        services:
                          web: {image: 'shop:1', build: {context: .}}
                          db: {image: 'postgres:17'}
                        """);
        var observed = Standing.before(stack).build();

        assertEquals("", images(stack, observed, Images.LOCAL));
        assertEquals("1 [] remove image shop:1 asked for\n", images(stack, observed, Images.BUILT));
        assertEquals(
                """
                1 [] remove image postgres:17 asked for
                2 [] remove image shop:1      asked for
                """,
                images(stack, observed, Images.ALL));
    }

    @Test
    void an_image_that_is_known_by_two_spellings_of_a_name_goes_once() {
        var stack = shop("services: {web: {build: {context: .}}}");
        var observed = Standing.before(stack).build();
        var local = new DownOptions(ALL, false, false, Images.LOCAL);

        var plan = DownPlanner.plan(stack, observed, local, Set.of("shop-web:latest"));

        assertEquals("1 [] remove image shop-web:latest asked for\n", plan.toString());
    }

    @Test
    void names_of_one_image_go_one_after_the_other() {
        var stack = shop("services: {web: {build: {context: .}}, db: {build: {context: .}}}");
        var observed = Standing.before(stack).build();
        var kept = Set.of("shop-web:stackctl-r1", "shop-web:stackctl-r2", "shop-db:stackctl-r2");

        var plan =
                DownPlanner.plan(
                        stack, observed, new DownOptions(ALL, false, false, Images.LOCAL), kept);

        assertEquals(
                """
                1 []    remove image shop-db:stackctl-r2  asked for
                2 []    remove image shop-web:stackctl-r1 asked for
                3 [2]   remove image shop-web:stackctl-r2 asked for
                4 [1,3] remove image shop-db:latest       asked for
                5 [1,3] remove image shop-web:latest      asked for
                """,
                plan.toString());
    }

    private static String images(Stack stack, ObservedStack observed, Images which) {
        return DownPlanner.plan(
                        stack, observed, new DownOptions(ALL, false, false, which), Set.of())
                .toString();
    }
}
