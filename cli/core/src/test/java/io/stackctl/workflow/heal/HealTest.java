package io.stackctl.workflow.heal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.MortalEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.history.AuditEntry;
import io.stackctl.history.AuditLog;
import io.stackctl.history.Occasion;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.traffic.PlayedGateway;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.KilledShop;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestPace;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.deploy.Deploy;
import io.stackctl.workflow.deploy.DeployRequest;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lock.EngineLock;
import io.stackctl.workflow.lock.LockWait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealTest {

    private static final String SHOP =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" } }
              web:
                image: 'shop:1'
                environment: { V: "1" }
                healthcheck: { test: [CMD, 'true'], interval: 5s, timeout: 5s }
                deploy: { replicas: 3 }
                x-stackctl: { deploy: { min-healthy: 0s, heal: { after: 30s, at-most: 2 per 10m } } }
            """;
    private static final String SINGLE =
            SHOP.replace("replicas: 3", "replicas: 1")
                            .replace("environment:", "volumes: ['data:/data']\n    environment:")
                    + "volumes: { data: }\n";

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final PlayedGateway gateway = PlayedGateway.of(engine, "shop", "web");
    private final List<Event> told = new CopyOnWriteArrayList<>();
    private final Surroundings around =
            TestSurroundings.of(engine, told::add, _ -> false, Interruption.never(), false);
    private final Heal heal = new Heal(around, "-");

    @Test
    void one_that_is_ill_for_long_gets_a_successor_before_it_goes() {
        up(SHOP);
        var before = ids();
        ill("shop-web-2", Duration.ofSeconds(45));
        int calls = engine.calls().size();

        assertTrue(once(SHOP));

        var now = ids();
        assertEquals(before.keySet(), now.keySet());
        assertEquals(before.get("shop-web-1"), now.get("shop-web-1"));
        assertEquals(before.get("shop-web-3"), now.get("shop-web-3"));
        assertNotEquals(before.get("shop-web-2"), now.get("shop-web-2"));
        var done =
                engine.calls().subList(calls, engine.calls().size()).stream()
                        .filter(call -> call.contains("shop-web-2"))
                        .map(call -> call.replaceAll("[0-9a-f]{12}", "ID"))
                        .toList();
        assertEquals(
                List.of(
                        "create ID_shop-web-2",
                        "start ID_shop-web-2",
                        "rename shop-web-2",
                        "rename ID_shop-web-2",
                        "stop shop-web-2_ID",
                        "remove shop-web-2_ID"),
                done);
        assertEquals(List.of("web drained=1"), gateway.seen());
        assertAllWell();
        var entry = healings().getFirst();
        assertEquals("done", entry.outcome());
        assertEquals(
                Map.of(
                        "service",
                        "web",
                        "container",
                        "shop-web-2",
                        "how",
                        "replaced",
                        "why",
                        "unhealthy for 45s"),
                entry.facts());
    }

    @Test
    void of_a_deployed_stack_no_files_are_needed_and_the_revision_stays() {
        deploy(SHOP);
        ill("shop-web-1", Duration.ofSeconds(45));
        var before = ids();

        assertTrue(heal.once(new FoundStack.Named(StackName.of("shop")), Set.of()));

        assertNotEquals(before.get("shop-web-1"), ids().get("shop-web-1"));
        assertEquals(
                Set.of("r1"),
                web().stream()
                        .map(container -> container.labels().revision().toString())
                        .collect(Collectors.toSet()));
        assertAllWell();
    }

    @Test
    void without_files_what_was_never_deployed_cannot_be_healed() {
        up(SHOP);

        var failure =
                assertThrows(
                        StackException.class,
                        () -> heal.once(new FoundStack.Named(StackName.of("shop")), Set.of()));

        assertTrue(failure.failure().message().contains("nothing is known"), failure::toString);
    }

    @Test
    void nobody_is_touched_who_is_ill_for_a_moment_only() {
        up(SHOP);
        var before = ids();
        ill("shop-web-2", Duration.ofSeconds(20));

        assertTrue(once(SHOP));

        assertEquals(before, ids());
    }

    @Test
    void one_that_may_not_overlap_is_restarted() {
        up(SINGLE);
        var before = ids();
        ill("shop-web-1", Duration.ofSeconds(45));

        assertTrue(once(SINGLE));

        assertEquals(before, ids());
        assertTrue(engine.calls().contains("restart shop-web-1"), engine.calls()::toString);
        assertEquals("restarted", healings().getFirst().facts().get("how"));
        assertAllWell();
    }

    /** Healing is no way to bring in what somebody has written and not deployed. */
    @Test
    void where_the_definition_has_changed_since_it_is_restarted_as_it_is() {
        up(SHOP);
        var before = ids();
        ill("shop-web-2", Duration.ofSeconds(45));

        assertTrue(once(SHOP.replace("V: \"1\"", "V: \"2\"")));

        assertEquals(before, ids());
        assertEquals("1", engine.variablesOf("shop-web-2").get("V"));
        assertTrue(engine.calls().contains("restart shop-web-2"), engine.calls()::toString);
    }

    @Test
    void a_successor_that_is_ill_too_is_taken_back_and_counts() {
        up(SHOP);
        var before = ids();
        ill("shop-web-2", Duration.ofSeconds(45));
        engine.firstCheck("_shop-web-2", Health.UNHEALTHY);

        assertFalse(once(SHOP));

        assertEquals(before, ids());
        assertEquals("failed", healings().getFirst().outcome());
        assertNothingIsSaidOfTraffic();
    }

    @Test
    void after_as_many_as_are_allowed_it_is_only_told() {
        up(SHOP);
        for (int i = 0; i < 2; i++) {
            ill("shop-web-2", Duration.ofSeconds(45));
            note("web", Duration.ofMinutes(9 - 2 * i));
        }
        var before = ids();

        assertFalse(once(SHOP));

        assertEquals(before, ids());
        assertTold("healed 2 times in 10m0s");
    }

    @Test
    void where_most_are_ill_none_is_replaced() {
        up(SHOP);
        ill("shop-web-1", Duration.ofSeconds(45));
        ill("shop-web-3", Duration.ofSeconds(50));
        var before = ids();

        assertFalse(once(SHOP));

        assertEquals(before, ids());
        assertTold("the cause must be elsewhere");
    }

    @Test
    void during_a_deployment_its_turn_is_skipped_and_told() {
        up(SHOP);
        ill("shop-web-2", Duration.ofSeconds(45));
        var before = ids();
        // As another process on another machine would have it.
        try (var _ =
                EngineLock.take(
                        around, StackName.of("shop"), "ada@laptop", "deploy", LockWait.NONE)) {
            assertTrue(once(SHOP));
        }

        assertEquals(before, ids());
        assertTold("web is not healed now: stack shop is being deployed");
    }

    @Test
    void over_a_deployment_that_is_half_done_nobody_is_healed() {
        deploy(SHOP);
        var killed =
                TestSurroundings.of(
                        MortalEngine.of(engine, 25, false),
                        _ -> {},
                        _ -> false,
                        Interruption.never(),
                        false);
        assertThrows(
                MortalEngine.Killed.class,
                () ->
                        new Deploy(killed)
                                .run(
                                        Stacks.shop(SHOP.replace("V: \"1\"", "V: \"2\"")),
                                        DeployRequest.DEFAULTS));
        KilledShop.letLockRunOut(engine);
        ill("shop-web-3", Duration.ofSeconds(45));
        var before = ids();

        assertTrue(once(SHOP));

        assertEquals(before, ids());
        assertTold("is half deployed");
    }

    @Test
    void checks_that_have_stopped_are_run_by_ourselves() {
        var probed = SHOP.replace("CMD, 'true'", "CMD, 'probe'");
        engine.firstCheck("", Health.HEALTHY);
        up(probed);
        var stopped = Instant.now().minus(Duration.ofMinutes(5));
        for (int i = 1; i <= 3; i++) {
            engine.checked("shop-web-" + i, Health.HEALTHY, stopped, stopped);
        }
        engine.failExecutions("shop-web-2", 1);
        // That one cannot be asked, which is no illness.
        engine.failExecutions("shop-web-3", 126);
        var before = ids();

        assertTrue(once(probed));

        var now = ids();
        assertNotEquals(before.get("shop-web-2"), now.get("shop-web-2"));
        assertEquals(before.get("shop-web-1"), now.get("shop-web-1"));
        assertEquals(before.get("shop-web-3"), now.get("shop-web-3"));
    }

    @Test
    void what_the_engines_end_took_down_is_started_and_what_somebody_stopped_is_not() {
        up(SHOP);
        var begun = Instant.now();
        engine.startedAt("shop-web-1", begun.minus(Duration.ofHours(1)));
        engine.startedAt("shop-web-2", begun.minus(Duration.ofHours(1)));
        engine.endedAt("shop-web-1", 137, begun.minus(Duration.ofMillis(800)));
        engine.endedAt("shop-web-2", 137, begun.minus(Duration.ofMinutes(3)));
        engine.begin(begun);

        once(SHOP);

        var up = new TreeMap<String, Boolean>();
        web().forEach(container -> up.put(container.name(), container.isUp()));
        assertEquals(Map.of("shop-web-1", true, "shop-web-2", false, "shop-web-3", true), up);
    }

    @Test
    void what_was_down_before_the_engine_went_away_stays_down_for_whoever_watches() {
        up(SHOP);
        var begun = Instant.now();
        engine.startedAt("shop-web-1", begun.minus(Duration.ofHours(1)));
        engine.endedAt("shop-web-1", 137, begun.minus(Duration.ofSeconds(4)));
        var pace =
                new TestPace(passed -> {
                    engine.begin(begun);
                    if (passed.toSeconds() >= 15) {
                        throw new StackException(new Failure.Interrupted());
                    }
                });

        heal.watch(found(SHOP), Set.of(), Duration.ofSeconds(5), pace);

        assertFalse(web().getFirst().isUp());
    }

    @Test
    void whoever_watches_waits_for_an_engine_that_goes_away_and_ends_when_asked() {
        up(SHOP);
        var pace =
                new TestPace(passed -> {
                    if (passed.toSeconds() == 5) {
                        engine.refuse("list shop", gone());
                    } else if (passed.toSeconds() == 15) {
                        engine.refuseNothing();
                        ill("shop-web-2", Duration.ofSeconds(45));
                    } else if (passed.toSeconds() >= 25) {
                        throw new StackException(new Failure.Interrupted());
                    }
                });
        var before = ids();

        heal.watch(found(SHOP), Set.of(), Duration.ofSeconds(5), pace);

        assertNotEquals(before.get("shop-web-2"), ids().get("shop-web-2"));
        assertEquals(
                1,
                told.stream()
                        .filter(event ->
                                event instanceof Event.Warning warning
                                        && warning.message().contains("engine is gone"))
                        .count());
    }

    @Test
    void a_service_that_says_nothing_of_it_is_refused() {
        up(SHOP);

        var failure =
                assertThrows(
                        StackException.class,
                        () -> heal.once(found(SHOP), Set.of(ServiceName.of("gate"))));

        assertTrue(
                failure.failure().message().contains("gate does not say how it is healed"),
                failure::toString);
    }

    private static EngineFailure gone() {
        return new EngineFailure(EngineFailure.Kind.UNREACHABLE, "the engine is gone", 0, "");
    }

    private void note(String service, Duration ago) {
        var now = around.occasion();
        var at = Instant.now().minus(ago);
        new AuditLog(engine, StackName.of("shop"))
                .append(
                        AuditEntry.of(
                                new Occasion(at, now.by(), "", Optional.empty(), ""),
                                "heal",
                                Map.of("service", service),
                                "done",
                                Duration.ofSeconds(1)));
    }

    private void ill(String container, Duration lasting) {
        var now = Instant.now();
        engine.startedAt(container, now.minus(Duration.ofHours(1)));
        engine.checked(container, Health.UNHEALTHY, now.minus(lasting), now);
    }

    private List<AuditEntry> healings() {
        return new AuditLog(engine, StackName.of("shop"))
                .read(Optional.empty()).stream()
                        .filter(entry -> entry.action().equals("heal"))
                        .toList();
    }

    private void assertTold(String words) {
        assertTrue(
                told.stream().anyMatch(event -> event.toString().contains(words)), told::toString);
    }

    private void assertAllWell() {
        for (var container : web()) {
            assertTrue(container.isUp(), container.name());
            assertEquals(Health.HEALTHY, container.health(), container.name());
        }
        assertNothingIsSaidOfTraffic();
    }

    private void assertNothingIsSaidOfTraffic() {
        assertTrue(
                engine.volumes().all().stream()
                        .noneMatch(volume -> volume.name().contains("-traffic-")),
                () -> engine.volumes().all().toString());
    }

    private boolean once(String definition) {
        return heal.once(found(definition), Set.of(), new TestPace());
    }

    private static FoundStack found(String definition) {
        return new FoundStack.Defined(Stacks.shop(definition));
    }

    private void up(String definition) {
        new Up(around).run(Stacks.shop(definition), UpRequest.DEFAULTS);
    }

    private void deploy(String definition) {
        new Deploy(around).run(Stacks.shop(definition), DeployRequest.DEFAULTS);
    }

    private List<ObservedContainer> web() {
        return engine.containers().ofStack(StackName.of("shop"), true).stream()
                .filter(container -> container.service().value().equals("web"))
                .toList();
    }

    private Map<String, String> ids() {
        var ids = new TreeMap<String, String>();
        web().forEach(container -> ids.put(container.name(), container.id().value()));
        return ids;
    }
}
