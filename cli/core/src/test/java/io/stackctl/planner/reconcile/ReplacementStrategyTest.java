package io.stackctl.planner.reconcile;

import static io.stackctl.planner.reconcile.Stacks.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.ObservationScope;
import io.stackctl.event.Event;
import io.stackctl.event.Event.ResourceChanged;
import io.stackctl.execution.Executor;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.reconcile.Recreation.When;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.StepRunner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A strategy that the planner has never heard of takes the place of Docker Compose's. */
@Timeout(60)
class ReplacementStrategyTest {

    private static final String OLD =
            """
            services:
              web: {image: 'shop:1', depends_on: {db: {condition: service_started, restart: true}}}
              db: {image: 'postgres:17'}
            """;
    private static final String NEW = OLD.replace("postgres:17", "postgres:18");

    /** Where two may not be there at once: the old one goes before the new one is made. */
    private static final ReplacementStrategy NEVER_TWO =
            handover -> {
                int removed = handover.remove(handover.stop(List.of()), "makes room");
                handover.rename(List.of(handover.create(List.of(removed))));
            };

    private final FakeEngine engine = FakeEngine.with("shop:1", "postgres:17", "postgres:18");
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void decides_the_order_of_the_steps() {
        run(planned(OLD, ReplacementStrategy.STOP_FIRST));

        assertEquals(
                """
                1 []  stop   web/1 restarts with db
                2 [1] stop   db/1  image postgres:17 -> postgres:18
                3 [2] remove db/1  makes room
                4 [3] create db/1  image postgres:17 -> postgres:18
                5 [4] rename db/1  replaces it
                6 [5] start  db/1  created
                7 [6] start web/1 not running
                """
                        .replaceAll(" +", " "),
                planned(NEW, NEVER_TWO).toString().replaceAll(" +", " "));
    }

    @Test
    void users_are_told_of_one_change_in_any_order() {
        run(planned(OLD, ReplacementStrategy.STOP_FIRST));
        told.clear();

        run(planned(NEW, NEVER_TWO));

        assertEquals(
                List.of(
                        "shop-db-1 Recreate",
                        "shop-db-1 Recreated",
                        "shop-db-1 Starting",
                        "shop-db-1 Started"),
                told.stream().filter(line -> line.startsWith("shop-db-1")).toList());
        assertEquals(
                List.of("shop-db-1", "shop-web-1"),
                observed(shop(NEW)).containers().stream().map(ObservedContainer::name).toList());
    }

    private Plan<Step> planned(String definition, ReplacementStrategy strategy) {
        Stack stack = shop(definition);
        return Planner.plan(
                stack,
                observed(stack),
                new ReconcileOptions(
                        Wanted.DEFAULTS.recreating(
                                new Recreation(When.DIVERGED, When.DIVERGED, true, strategy)),
                        Timing.DEFAULTS,
                        Facts.NONE,
                        Set.of()));
    }

    private ObservedStack observed(Stack stack) {
        return engine.observe(
                stack.name(),
                new ObservationScope(
                        Set.of("shop_default"),
                        Set.of(),
                        Set.of("shop:1", "postgres:17", "postgres:18"),
                        Set.of(),
                        true));
    }

    private void run(Plan<Step> plan) {
        var runner =
                new StepRunner(
                        engine,
                        (_, _) -> Map.of(),
                        TestSettings.process(),
                        StackName.of("shop"),
                        this::note);
        try (var executor = new Executor<>(runner, this::note, 4)) {
            executor.run(plan);
        }
    }

    private void note(Event event) {
        if (event instanceof ResourceChanged changed) {
            told.add(changed.resource().name() + " " + changed.status().word());
        }
    }
}
