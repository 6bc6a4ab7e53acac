package io.stackctl.planner.reconcile;

import static io.stackctl.planner.reconcile.Stacks.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.event.Resource;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.LabelledStack;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.DownPlanner;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.ContainerState;
import io.stackctl.step.Step;
import io.stackctl.step.container.RunHook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verbs that change the state of containers that are there. */
class LifecyclePlannerTest {

    private static final Stack GATED =
            shop(
                    """
                    services:
                      web: {image: 'shop:1', depends_on: {db: {condition: service_healthy, restart: true}}}
                      page: {image: 'shop:1', depends_on: {web: {condition: service_started, restart: true}}}
                      job: {image: 'shop:1', depends_on: {db: {condition: service_healthy}}}
                      db: {image: 'postgres:17', healthcheck: {test: ['CMD', 'true']}}
                    """);

    @Test
    void whoever_restarts_with_a_dependency_waits_until_it_is_as_the_condition_asks() {
        assertEquals(
                """
                1 []  restart db/1       asked for
                2 [1] await   service db others depend on it
                3 [2] restart web/1      restarts with what it depends on
                4 [3] restart page/1     restarts with what it depends on
                """,
                restart(GATED, true, "db"));
    }

    @Test
    void what_has_ended_is_told_of_by_what_stops_and_needs_no_step() {
        var stack = shop("services: {web: {image: 'shop:1'}, job: {image: 'shop:1'}}");
        var observed = Standing.after(stack).state("job", 1, ContainerState.EXITED).build();
        var down = new DownOptions(options(Set.of()), false, false, DownOptions.Images.NONE);

        var stop = LifecyclePlanner.stop(stack, observed, options(Set.of()));
        var stopped =
                LifecyclePlanner.stop(stack, observed, options(Set.of(ServiceName.of("web"))));
        var removed = LifecyclePlanner.remove(stack, observed, options(Set.of()), false, false);
        var stoppedFirst = LifecyclePlanner.remove(stack, observed, options(Set.of()), true, false);

        assertEquals("1 [] stop web/1 asked for\n", stop.toString());
        assertEquals(List.of("shop-job-1"), names(stop));
        assertEquals(List.of(), names(stopped), "not asked for");
        assertEquals(List.of(), names(removed), "nothing is stopped");
        assertEquals(List.of("shop-job-1"), names(stoppedFirst));
        assertEquals(
                List.of("shop-job-1"), names(DownPlanner.plan(stack, observed, down, Set.of())));
    }

    private static List<String> names(Plan<Step> plan) {
        return plan.ended().stream().map(Resource::name).toList();
    }

    @Test
    void hooks_are_shown_as_the_service_is() {
        var stack =
                shop(
                        """
                        services:
                          web: {image: 'shop:1', pre_stop: [{command: 'true'}]}
                          own: {image: 'shop:1', container_name: own-name, pre_stop: [{command: 'true'}]}
                        """);

        var plan = LifecyclePlanner.stop(stack, Standing.after(stack).build(), options(Set.of()));

        assertEquals(
                List.of("own-name", "web-1"),
                plan.actions().stream()
                        .map(Plan.Numbered::action)
                        .filter(RunHook.class::isInstance)
                        .map(step -> ((RunHook) step).source())
                        .sorted()
                        .toList());
    }

    @Test
    void a_restart_of_all_goes_in_the_order_of_dependencies_and_waits_in_the_same_way() {
        assertEquals(
                """
                1 []  restart db/1       asked for
                2 [1] restart job/1      asked for
                3 [1] await   service db others depend on it
                4 [3] restart web/1      asked for
                5 [4] restart page/1     asked for
                """,
                restart(GATED, true));
    }

    @Test
    void without_dependents_only_what_is_asked_for_restarts() {
        assertEquals(
                """
                1 [] restart db/1 asked for
                """,
                restart(GATED, false, "db"));
    }

    @Test
    void a_dependency_that_is_not_restarted_is_not_waited_for() {
        assertEquals(
                """
                1 [] restart web/1 asked for
                """,
                restart(GATED, false, "web"));
    }

    @Test
    void a_restart_that_would_wait_for_a_missing_container_is_refused() {
        var standing = Standing.after(GATED).without("db", 1).build();

        var refused =
                assertThrows(
                        StackException.class,
                        () -> LifecyclePlanner.restart(GATED, standing, options(Set.of()), true));

        assertEquals("web is missing dependency db", refused.failure().message());
    }

    @Test
    void an_optional_dependency_that_is_missing_gives_a_warning() {
        var stack =
                shop(
                        """
                        services:
                          web:
                            image: 'shop:1'
                            depends_on: {db: {condition: service_healthy, restart: true, required: false}}
                          db: {image: 'postgres:17', healthcheck: {test: ['CMD', 'true']}}
                        """);
        var standing = Standing.after(stack).without("db", 1).build();

        var restart = LifecyclePlanner.restart(stack, standing, options(Set.of()), true);
        var start = LifecyclePlanner.start(stack, standing, ReconcileOptions.DEFAULTS);

        assertEquals(List.of("web is missing dependency db"), restart.warnings());
        assertEquals(List.of("web is missing dependency db"), start.warnings());
    }

    @Test
    void a_start_that_would_wait_for_a_missing_container_is_refused() {
        var standing = Standing.after(GATED).without("db", 1).build();

        var refused =
                assertThrows(
                        StackException.class,
                        () -> LifecyclePlanner.start(GATED, standing, ReconcileOptions.DEFAULTS));

        assertEquals("job is missing dependency db", refused.failure().message());
    }

    @Test
    void the_labels_alone_tell_a_start_what_to_wait_for() {
        var standing = Standing.after(GATED).state("db", 1, ContainerState.EXITED);
        standing.state("web", 1, ContainerState.EXITED);
        var observed = standing.build();

        var plan =
                LifecyclePlanner.start(
                        LabelledStack.of(observed), observed, ReconcileOptions.DEFAULTS);

        assertEquals(
                """
                1 []  start db/1       not running
                2 [1] await service db others depend on it
                3 [2] start web/1      not running
                """,
                plan.toString());
    }

    @Test
    void a_start_outlasts_the_stop_that_is_under_way() {
        var stack = shop("services: {web: {image: 'shop:1'}}\n");
        var observed = Standing.after(stack).build();
        var ending = observed.withEnding(Set.of(observed.containers().getFirst().id()));

        assertEquals(
                """
                1 []  stop  web/1 it is being stopped
                2 [1] start web/1 not running
                """,
                LifecyclePlanner.start(stack, ending, ReconcileOptions.DEFAULTS).toString());
    }

    @Test
    void what_is_frozen_is_paused_once_more_and_last_since_the_engine_refuses_it() {
        var stack = shop("services: {web: {image: 'shop:1', scale: 2}, end: {image: 'shop:1'}}\n");
        var observed =
                Standing.after(stack)
                        .state("web", 1, ContainerState.PAUSED)
                        .state("end", 1, ContainerState.EXITED)
                        .build();

        assertEquals(
                """
                1 [] pause web/2 asked for
                2 [] pause web/1 asked for
                """,
                LifecyclePlanner.pause(stack, observed, Set.of()).toString());
        assertEquals(
                """
                1 [] unpause web/1 asked for
                2 [] unpause web/2 asked for
                """,
                LifecyclePlanner.unpause(stack, observed, Set.of()).toString());
    }

    private static String restart(Stack stack, boolean dependents, String... services) {
        return LifecyclePlanner.restart(
                        stack,
                        Standing.after(stack).build(),
                        options(
                                Stream.of(services)
                                        .map(ServiceName::of)
                                        .collect(Collectors.toSet())),
                        dependents)
                .toString();
    }

    private static StopOptions options(Set<ServiceName> services) {
        return new StopOptions(services, Optional.empty());
    }
}
