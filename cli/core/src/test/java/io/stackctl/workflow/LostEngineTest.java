package io.stackctl.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.output.LogRequest;
import io.stackctl.workflow.output.Logs;
import io.stackctl.workflow.view.Stats;
import io.stackctl.workflow.view.Top;
import io.stackctl.workflow.view.Wait;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verb that waits for an engine fails when the engine goes away; a container may go. */
@Timeout(30)
class LostEngineTest {

    private static final StackName SHOP = StackName.of("shop");
    private static final String WEB = "shop-web-1";
    private static final EngineFailure LOST =
            new EngineFailure(EngineFailure.Kind.CONNECTION_LOST, "the engine went away", 0, "");
    private static final EngineFailure GONE =
            new EngineFailure(EngineFailure.Kind.NOT_FOUND, "No such container", 404, "");

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Surroundings around =
            TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);

    @BeforeEach
    void start_it() {
        var stack = Stacks.shop("services: { web: { image: 'shop:1' } }");
        new Up(around).run(stack, UpRequest.DEFAULTS);
    }

    @Test
    void wait_fails() {
        engine.refuse("events shop", LOST);

        failsWith(
                LOST,
                () ->
                        new Wait(around)
                                .run(
                                        new FoundStack.Named(SHOP),
                                        Set.of(ServiceName.of("web")),
                                        (_, _) -> {}));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void logs_fail(boolean follow) {
        refuse("logs", LOST);
        var request =
                new LogRequest(
                        Set.of(),
                        OptionalInt.empty(),
                        follow,
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);

        failsWith(LOST, () -> new Logs(around).run(new FoundStack.Named(SHOP), request));
    }

    @Test
    void stats_fail() {
        refuse("stats", LOST);

        failsWith(LOST, () -> new Stats(around).once(SHOP, Optional.empty(), false));
    }

    @Test
    void following_stats_fails() {
        refuse("stats", LOST);

        failsWith(LOST, () -> new Stats(around).follow(SHOP, Optional.empty(), false, _ -> true));
    }

    @Test
    void stats_know_nothing_of_a_container_that_has_gone() {
        refuse("stats", GONE);

        var usage = new Stats(around).once(SHOP, Optional.empty(), false);

        assertEquals(List.of(WEB), usage.stream().map(Stats.Usage::name).toList());
        assertFalse(usage.getFirst().known());
    }

    @Test
    void followed_stats_know_nothing_before_the_first_figures() {
        refuse("stats", GONE);

        new Stats(around)
                .follow(
                        SHOP,
                        Optional.empty(),
                        false,
                        usage -> {
                            assertFalse(usage.getFirst().known());
                            return false;
                        });
    }

    @Test
    void top_fails() {
        refuse("processes", LOST);
        failsWith(LOST, () -> new Top(around).run(SHOP, Set.of()));

        var broken = new EngineFailure(EngineFailure.Kind.OTHER, "no memory", 500, "");
        refuse("processes", broken);
        failsWith(broken, () -> new Top(around).run(SHOP, Set.of()));
    }

    @Test
    void top_leaves_a_container_out_that_has_gone() {
        refuse("processes", GONE);
        engine.exit(WEB, 0);

        assertEquals(List.of(), new Top(around).run(SHOP, Set.of()));
    }

    private void refuse(String call, EngineFailure failure) {
        engine.refuse(call + " " + WEB, failure);
        var id = engine.containers().inspect(ContainerName.of(WEB)).orElseThrow().id();
        engine.refuse(call + " " + id, failure);
    }

    private static void failsWith(EngineFailure failure, Runnable verb) {
        var thrown = assertThrows(StackException.class, verb::run);
        assertEquals(failure, thrown.failure());
    }
}
