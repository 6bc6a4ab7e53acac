package io.stackctl.execution;

import static io.stackctl.planner.reconcile.Stacks.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.ObservationScope;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.plan.Plan;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.planner.reconcile.ReconcileOptions;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.DownPlanner;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.Health;
import io.stackctl.state.NetworkMembership;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ProvidedVariables;
import io.stackctl.step.Step;
import io.stackctl.step.StepRunner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever step a verb is killed at, the same verb goes on from there. */
@Timeout(60)
class KilledTest {

    private static final String GATED =
            """
            services:
              web: {image: 'shop:1', scale: 1, depends_on: {db: {condition: service_healthy}}}
              db: {image: 'postgres:17', volumes: ['data:/data'], healthcheck: {test: ['CMD', 'true']}}
            volumes: {data: {}}
            """;

    private final FakeEngine engine = FakeEngine.with("shop:1", "shop:2", "postgres:17");
    private final Stack usual = shop(GATED);

    @Test
    void up_replaces_what_changed() {
        var changed = shop(GATED.replace("shop:1", "shop:2"));
        int kills =
                killAtEachStep(
                        () -> run(plan(usual)),
                        () -> plan(changed),
                        () -> {
                            assertEquals("", plan(changed).toString());
                            assertEquals(List.of("shop-db-1", "shop-web-1"), names());
                        });

        assertTrue(kills >= 5, () -> "killed " + kills + " times");
    }

    @Test
    void containers_end_up_in_a_network_that_is_made_anew_or_has_another_name() {
        var names = Map.of("{internal: true}", "shop_default", "{name: other}", "other");
        for (var change : names.keySet()) {
            var changed = shop(GATED + "networks: {default: " + change + "}\n");
            int kills =
                    killAtEachStep(
                            () -> {
                                run(down(changed));
                                run(plan(usual));
                            },
                            () -> plan(changed),
                            () -> {
                                assertEquals("", plan(changed).toString());
                                assertEquals(List.of("shop-db-1", "shop-web-1"), names());
                                var network = observe().network(names.get(change));
                                for (var container : observe().containers()) {
                                    assertEquals(
                                            List.of(network.map(ObservedNetwork::id)),
                                            container.networks().stream()
                                                    .map(NetworkMembership::networkId)
                                                    .toList());
                                }
                            });

            assertTrue(kills >= 10, () -> "killed " + kills + " times");
        }
    }

    @Test
    void scale_adds_each_number_once() {
        var scaled = shop(GATED.replace("scale: 1", "scale: 4"));
        int kills =
                killAtEachStep(
                        () -> run(plan(usual)),
                        () -> plan(scaled),
                        () -> {
                            assertEquals("", plan(scaled).toString());
                            assertEquals(
                                    List.of(
                                            "shop-db-1",
                                            "shop-web-1",
                                            "shop-web-2",
                                            "shop-web-3",
                                            "shop-web-4"),
                                    names());
                        });

        assertTrue(kills >= 6, () -> "killed " + kills + " times");
    }

    @Test
    void scale_removes_the_highest_numbers() {
        var scaled = shop(GATED.replace("scale: 1", "scale: 4"));
        int kills =
                killAtEachStep(
                        () -> run(plan(scaled)),
                        () -> plan(usual),
                        () -> assertEquals(List.of("shop-db-1", "shop-web-1"), names()));

        assertTrue(kills >= 6, () -> "killed " + kills + " times");
    }

    @Test
    void down_leaves_nothing() {
        int kills =
                killAtEachStep(
                        () -> run(plan(usual)),
                        () -> down(usual),
                        () -> assertTrue(engine.isEmpty()));

        assertTrue(kills >= 6, () -> "killed " + kills + " times");
    }

    /** Runs the verb's first steps alone, then the verb as it finds things then. */
    private int killAtEachStep(Runnable start, Supplier<Plan<Step>> verb, Runnable check) {
        start.run();
        int steps = verb.get().actions().size();
        for (int done = 0; done <= steps; done++) {
            start.run();
            var plan = verb.get();
            run(
                    new Plan<>(
                            plan.actions().subList(0, done),
                            plan.kept(),
                            plan.ended(),
                            plan.promises(),
                            plan.warnings(),
                            plan.notes()));
            run(verb.get());
            check.run();
        }
        return steps;
    }

    private Plan<Step> down(Stack stack) {
        var stop = new StopOptions(Set.of(), Optional.empty());
        var everything = new DownOptions(stop, false, true, DownOptions.Images.NONE);
        return DownPlanner.plan(stack, observe(), everything, Set.of());
    }

    private List<String> names() {
        return observe().containers().stream().map(ObservedContainer::name).toList();
    }

    private Plan<Step> plan(Stack stack) {
        return Planner.plan(stack, observe(), ReconcileOptions.DEFAULTS);
    }

    private ObservedStack observe() {
        return engine.observe(
                usual.name(),
                new ObservationScope(
                        Set.of(),
                        Set.of(),
                        Set.of("shop:1", "shop:2", "postgres:17"),
                        Set.of(),
                        true));
    }

    private void run(Plan<Step> plan) {
        var runner =
                new StepRunner(
                        engine,
                        (_, _) -> ProvidedVariables.NONE,
                        TestSettings.process(),
                        usual.name(),
                        this::heal);
        try (var executor = new Executor<>(runner, this::heal, 8)) {
            executor.run(plan);
        }
    }

    /** The database is healthy as soon as somebody waits for it. */
    private void heal(Event event) {
        var waiting = new Event.ResourceChanged(Resource.container("shop-db-1"), Status.WAITING);
        if (event.equals(waiting)) {
            engine.health("shop-db-1", Health.HEALTHY);
        }
    }
}
