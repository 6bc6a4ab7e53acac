package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.MortalEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.failure.StackException;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.traffic.PlayedGateway;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.KilledShop;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs and services that are run beside a deployment. */
@Timeout(120)
class HooksTest {

    private static final String SHOP =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" } }
              db: { image: 'shop:1' }
              web:
                image: 'shop:1'
                environment: { V: "1" }
                healthcheck: { test: [CMD, 'true'] }
                x-stackctl: { deploy: { min-healthy: 0s } }
            """;
    private static final String NEXT = SHOP.replace("V: \"1\"", "V: \"2\"");
    private static final String SICK = NEXT.replace("'true'", "'false'");
    private static final String NOTE =
            "[sh, -c, 'echo $$STACKCTL_HOOK r$$STACKCTL_REVISION r$$STACKCTL_PREVIOUS"
                    + " \"$$STACKCTL_SERVICES\" $$STACKCTL_SERVICE $$STACKCTL_OUTCOME"
                    + " $$STACKCTL_CAUSE >> log']";

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final PlayedGateway gateway = PlayedGateway.of(engine, "shop", "web");
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Interruption interruption = new Interruption(_ -> {});
    private Consumer<String> hears = _ -> {};

    @TempDir Path folder;

    @Test
    void hooks_are_told_what_is_deployed() throws IOException {
        deploy(with(SHOP, "before: " + NOTE + ", after: " + NOTE));
        deploy(with(NEXT, "before: " + NOTE + ", after: " + NOTE + ", failed: " + NOTE));

        assertEquals(
                List.of(
                        "before r1 r db gate web",
                        "after r1 r db gate web succeeded",
                        "before r2 r1 web",
                        "after r2 r1 web succeeded"),
                log());
    }

    @Test
    void nothing_is_run_where_nothing_changed() throws IOException {
        var shop = with(SHOP, "before: " + NOTE + ", after: " + NOTE);
        deploy(shop);
        Files.delete(folder.resolve("log"));

        assertTrue(deploy(shop).isEmpty());

        assertFalse(Files.exists(folder.resolve("log")));
    }

    @Test
    void hooks_of_a_service_are_run_where_it_goes_over() throws IOException {
        up(SHOP);
        var hooks = ", hooks: { before: " + NOTE + " }";
        var next =
                NEXT.replace("min-healthy: 0s", "min-healthy: 0s" + hooks)
                        .replace(
                                "db: { image: 'shop:1'",
                                "db: { image: 'shop:1', x-stackctl: { deploy: { hooks: { before: "
                                        + NOTE
                                        + " } } }");

        deploy(next);

        assertEquals(List.of("before r1 r web web"), log());
    }

    @Test
    void a_hook_before_stops_the_deployment_by_failing() throws IOException {
        up(SHOP);
        var calls = engine.containers().ofAllStacks(true);

        var thrown =
                assertThrows(
                        StackException.class,
                        () ->
                                deploy(
                                        with(
                                                NEXT,
                                                "before: [sh, -c, 'echo no; exit 3'], failed: "
                                                        + NOTE)));

        assertInstanceOf(Failure.OperationFailed.class, thrown.failure());
        assertEquals(
                "hook before (sh -c echo no; exit 3) exited with 3: no",
                thrown.failure().message());
        assertEquals(calls, engine.containers().ofAllStacks(true));
        assertEquals(List.of(), new RevisionStore(engine, StackName.of("shop")).list());
        assertFalse(Files.exists(folder.resolve("log")));
    }

    @Test
    void a_hook_after_that_fails_is_warned_of() {
        deploy(with(SHOP, "after: [sh, -c, 'exit 4']"));

        assertTrue(
                warnings()
                        .contains(
                                "hook after (sh -c exit 4) exited with 4: the deployment stands all"
                                        + " the same"),
                warnings()::toString);
        assertTrue(new RevisionStore(engine, StackName.of("shop")).list().getFirst().isGood());
    }

    @Test
    void a_hook_of_a_failure_is_told_the_cause() throws IOException {
        up(SHOP);

        var thrown =
                assertThrows(
                        StackException.class,
                        () -> deploy(with(SICK, "failed: " + NOTE + ", after: " + NOTE)));

        assertEquals(End.ROLLED_BACK, ((Failure.DeploymentFailed) thrown.failure()).end());
        assertEquals(1, log().size(), log()::toString);
        assertTrue(log().getFirst().startsWith("failed r1 r web rolled back"), log()::toString);
        assertTrue(log().getFirst().contains("unhealthy"), log()::toString);
    }

    @Test
    void a_hook_that_takes_too_long_is_ended_with_what_it_began() {
        var thrown =
                assertThrows(
                        StackException.class,
                        () -> deploy(with(SHOP, "before: [sh, -c, 'sleep 600; true']", "1s")));

        assertTrue(
                thrown.failure().message().endsWith("took longer than 1s, and was ended"),
                thrown.failure()::message);
    }

    @Test
    void a_hook_is_ended_when_the_user_wants_it() {
        hears = _ -> interruption.arrived();

        var thrown =
                assertThrows(
                        StackException.class,
                        () ->
                                deploy(
                                        with(
                                                SHOP,
                                                "before: [sh, -c, 'echo ready; sleep 600; true']")));

        assertInstanceOf(Failure.Interrupted.class, thrown.failure());
        assertEquals(List.of(), engine.containers().ofAllStacks(true));
    }

    @Test
    void what_a_hook_does_to_the_stack_waits_for_nobody_and_counts() {
        up(SHOP);
        hears = this::nested;

        deploy(
                with(
                        NEXT,
                        "before: [sh, -c, 'echo $$STACKCTL_LOCK; while [ ! -e done ]; do sleep 0.01;"
                                + " done']"));

        assertEquals(List.of(), warnings());
        assertTrue(
                gateway.seen().stream().allMatch(seen -> seen.endsWith("maintenance")),
                gateway.seen()::toString);
    }

    /** As a stackctl that the hook runs. */
    private void nested(String token) {
        var within = around(engine).withVariable("STACKCTL_LOCK", token);
        new RequestFlow(within, StackName.of("shop"))
                .maintenance(List.of(ServiceName.of("web")), true);
        new Up(within).run(stack(SHOP), UpRequest.DEFAULTS);
        var refused =
                assertThrows(
                        StackException.class,
                        () -> new Deploy(within).run(stack(NEXT), DeployRequest.DEFAULTS));
        assertTrue(refused.failure().message().contains("part of a deployment"));
        try {
            Files.createFile(folder.resolve("done"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_service_is_a_hook_in_a_container_of_its_own() {
        var job =
                """
                  job:
                    image: 'shop:1'
                    profiles: [hooks]
                    command: [sh, -c, 'echo checked; exit CODE']
                """;

        deploy(with(SHOP + job.replace("CODE", "0"), "before: { service: job }"));
        var thrown =
                assertThrows(
                        StackException.class,
                        () ->
                                deploy(
                                        with(
                                                NEXT + job.replace("CODE", "5"),
                                                "before: { service: job }")));

        assertEquals(
                "hook before (service job) exited with 5: checked", thrown.failure().message());
        assertTrue(
                engine.containers().ofAllStacks(true).stream()
                        .noneMatch(container -> container.service().value().equals("job")));
        assertEquals(1, new RevisionStore(engine, StackName.of("shop")).list().size());
    }

    @Test
    void a_plan_shows_hooks_and_runs_none() {
        var plan =
                new Deploy(around(engine))
                        .plan(
                                stack(with(SHOP, "before: " + NOTE + ", after: ./bin/after now")),
                                DeployRequest.DEFAULTS);

        var hooks =
                plan.actions().stream()
                        .filter(step -> step.action().verb().equals("hook"))
                        .toList();
        assertEquals(2, hooks.size());
        assertEquals(1, hooks.getFirst().number());
        assertEquals(plan.actions().size(), hooks.getLast().number());
        assertEquals(
                "after: ./bin/after now, all have gone over", hooks.getLast().action().cause());
        assertFalse(Files.exists(folder.resolve("log")));
    }

    @Test
    void a_hook_goes_on_though_nobody_can_be_told_what_it_writes() throws IOException {
        hears =
                _ -> {
                    throw new StackException(new Failure.OutputFailed("full", false));
                };
        var much = "yes | head -n 100000; echo done >> log";
        var job =
                """
                  job: { image: 'shop:1', profiles: [hooks], command: [sh, -c, 'echo checked'] }
                """;

        deploy(with(SHOP, "before: [sh, -c, '" + much + "']"));
        deploy(with(NEXT + job, "before: { service: job }"));

        assertEquals(List.of("done"), log());
    }

    @Test
    void hooks_can_be_left_out() {
        deploy(
                with(SHOP, "before: [sh, -c, 'exit 1'], after: [sh, -c, 'exit 1']"),
                DeployRequest.DEFAULTS.with(DeployOptions.WITHOUT_HOOKS));

        assertEquals(List.of(), warnings());
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        var thrown =
                assertThrows(
                        StackException.class, () -> deploy(with(SHOP, "before: ./bin/nowhere")));

        assertTrue(
                thrown.failure().message().contains(folder + "/./bin/nowhere"),
                thrown.failure()::message);
    }

    @Test
    void a_deployment_that_was_killed_comes_to_its_hook_in_the_end() throws IOException {
        var next = with(NEXT, "after: " + NOTE);
        for (int call = 1; ; call++) {
            var world = FakeEngine.with("shop:1");
            PlayedGateway.of(world, "shop", "web");
            new Up(around(world)).run(stack(SHOP), UpRequest.DEFAULTS);
            Files.deleteIfExists(folder.resolve("log"));
            try {
                new Deploy(around(MortalEngine.of(world, call, true)))
                        .run(stack(next), DeployRequest.DEFAULTS);
                assertTrue(call > 30, "killed " + call + " times only");
                return;
            } catch (StackException | MortalEngine.Killed e) {
                KilledShop.letLockRunOut(world);
            }
            new Deploy(around(world)).run(stack(next), DeployRequest.DEFAULTS);
            assertTrue(log().getLast().matches("after r[12] r web succeeded"), "killed at " + call);
        }
    }

    private static String with(String shop, String hooks) {
        return with(shop, hooks, "10m");
    }

    private static String with(String shop, String hooks, String deadline) {
        return shop
                + "x-stackctl: { deploy: { min-healthy: 0s, ready: { deadline: 1s }, deadline: "
                + deadline
                + ", hooks: { "
                + hooks
                + " } } }\n";
    }

    private Stack stack(String definition) {
        return Stacks.in(folder, "shop", definition);
    }

    private void up(String definition) {
        new Up(around(engine)).run(stack(definition), UpRequest.DEFAULTS);
    }

    private Plan<?> deploy(String definition) {
        return deploy(definition, DeployRequest.DEFAULTS);
    }

    private Plan<?> deploy(String definition, DeployRequest request) {
        return new Deploy(around(engine)).run(stack(definition), request);
    }

    private Surroundings around(Engine other) {
        return TestSurroundings.of(other, this::tell, _ -> false, interruption, false);
    }

    private void tell(Event event) {
        events.add(event);
        if (event instanceof Event.HookLine(var _, var line)) {
            hears.accept(line);
        }
    }

    private List<String> warnings() {
        return events.stream()
                .flatMap(event ->
                        event instanceof Event.Warning(var message)
                                ? Optional.of(message).stream()
                                : Optional.<String>empty().stream())
                .toList();
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("log"));
    }
}
