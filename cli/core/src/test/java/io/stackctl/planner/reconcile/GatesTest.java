package io.stackctl.planner.reconcile;

import static io.stackctl.planner.reconcile.Stacks.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.ObservationScope;
import io.stackctl.event.Event;
import io.stackctl.execution.Executor;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Weight;
import io.stackctl.planner.Gate;
import io.stackctl.planner.Gate.Position;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.ProvidedVariables;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import io.stackctl.step.StepRunner;
import io.stackctl.step.service.AwaitService;
import io.stackctl.step.service.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Gates of a kind that neither the planner nor the execution has heard of. */
@Timeout(60)
class GatesTest {

    private static final String TWO =
            """
            services:
              web: {image: 'shop:1', depends_on: [db]}
              db: {image: 'postgres:17', volumes: ['data:/data']}
            volumes: {data: {}}
            """;
    private static final String NEWER_DATABASE = TWO.replace("postgres:17", "postgres:18");

    /** Runs a command in a container: a backup before, or a look at what came of it afterwards. */
    private record Check(String verb, String command, ContainerRef container, String cause)
            implements ContainerStep {

        @Override
        public Weight weight() {
            return Weight.SLOW;
        }

        @Override
        public Narration narration() {
            return Narration.SILENT;
        }

        @Override
        public Outcome run(StepContext context) {
            var executions = context.engine().executions();
            var words = List.of("sh", "-c", command);
            var spec = new ExecSpec(words, Map.of(), "", "", false, false, false);
            var execution = executions.create(context.idOf(this), spec);
            executions.startDetached(execution);
            if (executions.exitCode(execution).orElse(0) != 0) {
                throw new StackException(new Failure.OperationFailed("no " + verb));
            }
            return Outcome.DONE;
        }
    }

    private static Gate gate(
            Position position,
            String verb,
            String command,
            Optional<String> onChange,
            Optional<String> regardless) {
        return new Gate(
                ServiceName.of("db"),
                position,
                (containers, cause) ->
                        containers.stream()
                                .findFirst()
                                .map(first -> new Check(verb, command, first, cause)),
                onChange,
                regardless);
    }

    private static Gate backup(String command) {
        return gate(
                Position.BEFORE,
                "backup",
                command,
                Optional.of("the database changes"),
                Optional.empty());
    }

    private static final Gate BACKUP = backup("exit 0");
    private static final Gate SMOKE =
            gate(Position.AFTER, "smoke", "exit 0", Optional.of("it is new"), Optional.empty());

    private static String plan(Stack stack, ObservedStack observed, Gate... gates) {
        return planned(stack, observed, gates).toString();
    }

    private static Plan<Step> planned(Stack stack, ObservedStack observed, Gate... gates) {
        return Planner.plan(
                stack, observed, ReconcileOptions.DEFAULTS.knowing(Facts.of(List.of(gates))));
    }

    @Test
    void a_gate_before_a_service_comes_before_all_that_changes_it() {
        var observed = Standing.after(shop(TWO)).image("postgres:18", "sha256:postgres:18").build();

        assertEquals(
                """
                1 []    backup db/1 the database changes
                2 [1]   create db/1 image postgres:17 -> postgres:18
                3 [1,2] stop   db/1 image postgres:17 -> postgres:18
                4 [3]   remove db/1 replaced by 2
                5 [4]   rename db/1 replaces it
                6 [5]   start  db/1 created
                """,
                plan(shop(NEWER_DATABASE), observed, BACKUP));
    }

    @Test
    void a_gate_before_a_service_comes_before_its_volume_goes_even_if_it_does_not_run() {
        var stack = shop(TWO.replace("{data: {}}", "{data: {labels: {kept: 'yes'}}}"));
        var observed = Standing.after(shop(TWO)).state("db", 1, ContainerState.EXITED).build();

        assertTrue(
                plan(stack, observed, BACKUP)
                        .startsWith(
                                """
                                1 []    backup db/1             the database changes
                                2 [1]   remove db/1             volume shop_data is no longer as defined
                                3 [2]   remove volume shop_data definition changed; the data in it is lost
                                """),
                plan(stack, observed, BACKUP));
    }

    @Test
    void a_service_that_stays_as_it_is_passes_through_only_what_is_due_regardless() {
        var stack = shop(TWO);
        var observed = Standing.after(stack).build();
        var due =
                gate(
                        Position.BEFORE,
                        "rotate",
                        "exit 0",
                        Optional.empty(),
                        Optional.of("the password is 90 days old"));

        assertEquals("", plan(stack, observed, BACKUP, SMOKE));
        assertEquals(
                "1 [] rotate db/1 the password is 90 days old\n",
                plan(stack, observed, BACKUP, due));
        assertEquals(
                """
                1 []  rotate db/1  the password is 90 days old
                2 [1] start  web/1 not running
                """,
                plan(
                        stack,
                        Standing.after(stack).state("web", 1, ContainerState.EXITED).build(),
                        due));
    }

    @Test
    void what_there_are_no_containers_for_is_left_out() {
        var stack = shop(TWO);
        var observed = Standing.before(stack).build();

        assertFalse(plan(stack, observed, BACKUP).contains("backup"));
    }

    @Test
    void those_that_depend_on_a_service_start_behind_its_gates_which_go_one_after_another() {
        var stack = shop(TWO);
        var observed = Standing.after(stack).state("db", 1, ContainerState.EXITED);
        var second =
                gate(Position.AFTER, "warm", "exit 0", Optional.empty(), Optional.of("it is cold"));

        assertEquals(
                """
                1 []  start db/1       not running
                2 [1] await service db others depend on it
                3 [2] smoke db/1       it is new
                4 [3] warm  db/1       it is cold
                5 [4] start web/1      not running
                """,
                plan(
                        stack,
                        observed.state("web", 1, ContainerState.EXITED).build(),
                        SMOKE,
                        second));
    }

    @Test
    void a_gate_behind_a_job_waits_for_its_end() {
        var stack =
                shop(
                        """
                        services:
                          web: {image: 'shop:1', depends_on: {db: {condition: service_completed_successfully}}}
                          db: {image: 'postgres:17'}
                        """);

        var plan = planned(stack, Standing.before(stack).build(), SMOKE);

        assertTrue(
                plan.toString()
                        .endsWith(
                                """
                                4 [2]   start  db/1                 created
                                5 [4]   await  service db           others depend on it
                                6 [5]   smoke  db/1                 it is new
                                7 [3,6] start  web/1                created
                                """),
                plan.toString());
        assertEquals(
                Readiness.COMPLETED, ((AwaitService) plan.actions().get(4).action()).readiness());
    }

    @Test
    void an_unhealthy_service_is_waited_for_before_its_gate() {
        var stack =
                shop(
                        """
                        services: {db: {image: 'postgres:17', healthcheck: {test: [CMD, 'true']}}}
                        """);
        var due =
                gate(Position.AFTER, "smoke", "exit 0", Optional.empty(), Optional.of("asked for"));

        assertEquals(
                """
                1 []  await service db others depend on it
                2 [1] smoke db/1       asked for
                """,
                plan(stack, Standing.after(stack).health("db", 1, Health.UNHEALTHY).build(), due));
    }

    private final FakeEngine engine = FakeEngine.with("shop:1", "postgres:17", "postgres:18");
    private final List<Event> events = new ArrayList<>();

    private void up(String yaml, Gate... gates) {
        var stack = shop(yaml);
        var observed =
                engine.observe(
                        stack.name(),
                        new ObservationScope(
                                Set.of(),
                                Set.of(),
                                Set.of("shop:1", "postgres:17", "postgres:18"),
                                Set.of(),
                                true));
        try (var executor =
                new Executor<>(
                        new StepRunner(
                                engine,
                                (_, _) -> ProvidedVariables.NONE,
                                TestSettings.process(),
                                stack.name(),
                                events::add),
                        events::add,
                        8)) {
            executor.run(planned(stack, observed, gates));
        }
    }

    @Test
    void it_is_done_in_the_old_container_before_the_new_one_takes_over() {
        up(TWO);
        int before = engine.calls().size();

        up(NEWER_DATABASE, BACKUP, SMOKE);

        var calls = engine.calls().subList(before, engine.calls().size());
        assertEquals("exec shop-db-1 sh -c exit 0", calls.getFirst());
        assertTrue(
                calls.indexOf("start shop-db-1") < calls.lastIndexOf("exec shop-db-1 sh -c exit 0"),
                calls.toString());
    }

    @Test
    void what_fails_at_it_leaves_the_service_as_it_is() {
        up(TWO);
        int before = engine.calls().size();

        var failed =
                assertThrows(
                        StackException.class, () -> up(NEWER_DATABASE, backup("exit 1"), SMOKE));

        assertEquals("no backup", failed.failure().message());
        assertEquals(
                List.of("exec shop-db-1 sh -c exit 1"),
                engine.calls().subList(before, engine.calls().size()));
    }
}
