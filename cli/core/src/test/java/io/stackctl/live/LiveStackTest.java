package io.stackctl.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.ContainerEvent;
import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a stack's containers stand, and what is told of them. */
@Timeout(60)
class LiveStackTest {

    private static final StackName SHOP = StackName.of("shop");
    private static final String WEB = "shop-web-1";
    private static final String DB = "shop-db-1";
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final EngineFailure AWAY =
            new EngineFailure(EngineFailure.Kind.UNREACHABLE, "nobody listens", 0, "");

    private final FakeEngine engine = FakeEngine.with("shop:1", "shop:2");
    private final LiveStack live =
            new LiveStack(engine, SHOP, new Patience(3, Duration.ofMillis(1)));
    private final Surroundings around =
            TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);

    @BeforeEach
    void start_it() {
        up("shop:1");
    }

    @AfterEach
    void close_it() {
        live.close();
    }

    private void up(String image) {
        var stack =
                Stacks.shop(
                        """
                        services:
                          db: { image: 'shop:1', healthcheck: { test: [CMD, sleepy] } }
                          web: { image: '%s' }
                        """
                                .formatted(image));
        new Up(around).run(stack, UpRequest.DEFAULTS);
    }

    @Test
    void how_a_container_stands_is_asked_once_and_then_told() {
        live.open();
        assertEquals(new Standing(ContainerState.RUNNING, Health.STARTING, 0), stateOf(DB));
        int asked = engine.inspections();

        engine.health(DB, Health.HEALTHY);
        take(1);
        assertEquals(new Standing(ContainerState.RUNNING, Health.HEALTHY, 0), stateOf(DB));
        engine.containers().pause(engine.idOf(DB));
        take(1);
        assertEquals(new Standing(ContainerState.PAUSED, Health.HEALTHY, 0), stateOf(DB));
        engine.containers().unpause(engine.idOf(DB));
        engine.containers().kill(engine.idOf(DB), "SIGCONT");
        engine.containers().rename(engine.idOf(DB), DB + "-other");
        engine.tell(id(WEB).value(), "exec_start: sh");
        take(3);
        assertEquals(
                new Standing(ContainerState.RUNNING, Health.HEALTHY, 0),
                live.stateOf(id(DB + "-other")).orElseThrow());

        assertEquals(asked, engine.inspections());
    }

    @ParameterizedTest
    @ValueSource(strings = {"die", "start", "restart", "oom", "stop", "update"})
    void what_may_have_changed_it_in_an_untold_way_lets_it_be_asked_again(String action) {
        live.open();
        var id = id(WEB);
        live.stateOf(id);
        int asked = engine.inspections();
        engine.tell(WEB, action);
        take(1);
        live.stateOf(id);
        live.stateOf(id);

        assertEquals(asked + 1, engine.inspections());
    }

    @Test
    void a_container_that_is_gone_has_no_state() {
        live.open();
        var id = id(WEB);
        live.stateOf(id);
        engine.containers().remove(engine.idOf(WEB), false);
        take(3);

        assertEquals(Optional.empty(), live.stateOf(id));
    }

    @Test
    void what_happened_before_the_first_look_is_told_and_not_undone_by_it() {
        live.open();
        engine.exit(WEB, 3);
        var listed = live.look();
        engine.containers().start(engine.idOf(WEB));

        assertEquals(List.of(DB, WEB), listed.stream().map(container -> container.name()).toList());
        assertEquals(List.of("Died 3 " + WEB, "Started " + WEB), take(2));
    }

    @Test
    void whoever_waits_wakes_up_for_a_change_and_not_for_a_further_process() throws Exception {
        live.follow();
        var id = id(DB);
        long seen = live.changes();
        engine.tell(DB, "exec_create: sh");
        engine.tell(DB, "exec_die");
        engine.health(DB, Health.HEALTHY);

        assertTrue(live.awaitChange(seen, LONG));
        assertEquals(seen + 1, live.changes());
        assertEquals(Health.HEALTHY, live.stateOf(id).orElseThrow().health());
    }

    @Test
    void closing_calls_all_waiting_off() throws Exception {
        live.follow();
        long seen = live.changes();
        var waiting = CompletableFuture.supplyAsync(() -> awaitChange(seen));
        live.close();

        assertFalse(waiting.get());
        assertEquals(Optional.empty(), live.next());
    }

    @Test
    void what_changed_while_the_engine_was_away_is_told_when_it_is_back() {
        openAndLook();
        away();
        engine.exit(WEB, 3);
        engine.containers().remove(engine.idOf(DB), false);
        engine.forgetEvents();
        back();

        assertEquals(List.of("Removed " + DB, "Died 3 " + WEB), take(2));
        assertNothingMore();
        assertEquals(ContainerState.EXITED, stateOf(WEB).state());
    }

    @Test
    void a_container_that_was_replaced_by_one_of_its_name_is_another_one() {
        openAndLook();
        var old = id(WEB);
        away();
        up("shop:2");
        engine.forgetEvents();
        back();
        var events = List.of(event(), event(), event());

        assertEquals(
                List.of("Removed " + WEB, "Created " + WEB, "Started " + WEB),
                events.stream().map(LiveStackTest::words).toList());
        assertEquals(
                List.of(old, id(WEB), id(WEB)), events.stream().map(ContainerEvent::id).toList());
        assertEquals("web", events.getLast().labels().service().orElseThrow().value());
        assertNothingMore();
    }

    @Test
    void what_the_engine_tells_of_it_once_more_is_not_told_twice() {
        openAndLook();
        away();
        engine.exit(DB, 4);
        up("shop:2");
        // Nothing is forgotten: the engine tells all of it from where its stream ended.
        back();
        var told = new ArrayList<String>();
        while (!told.contains("Other " + DB)) {
            told.addAll(take(1));
            if (told.size() == 3) {
                engine.tell(DB, "update");
            }
        }

        assertEquals(1, told.stream().filter(("Removed " + WEB)::equals).count(), told::toString);
        assertEquals(1, told.stream().filter(("Created " + WEB)::equals).count(), told::toString);
        assertEquals(1, told.stream().filter(("Started " + WEB)::equals).count(), told::toString);
    }

    @Test
    void an_end_that_was_told_after_the_return_does_not_hide_the_next_one() {
        openAndLook();
        away();
        engine.exit(WEB, 3);
        engine.forgetEvents();
        back();
        assertEquals(List.of("Died 3 " + WEB), take(1));
        engine.containers().start(engine.idOf(WEB));
        engine.exit(WEB, 5);

        assertEquals(List.of("Started " + WEB, "Died 5 " + WEB), take(2));
    }

    @Test
    void what_began_and_ended_while_the_engine_was_away_is_told_and_its_next_life_too() {
        openAndLook();
        away();
        up("shop:2");
        engine.exit(WEB, 7);
        engine.forgetEvents();
        back();

        var missed = List.of("Removed ", "Created ", "Started ", "Died 7 ");
        assertEquals(missed.stream().map(kind -> kind + WEB).toList(), take(4));
        engine.containers().start(engine.idOf(WEB));
        engine.exit(WEB, 5);
        assertEquals(List.of("Started " + WEB, "Died 5 " + WEB), take(2));
    }

    @Test
    void what_began_and_ended_while_the_engine_was_away_is_not_told_twice() {
        openAndLook();
        away();
        up("shop:2");
        engine.exit(WEB, 7);
        back();

        var told = new ArrayList<>(take(4));
        engine.tell(DB, "update");
        while (!told.contains("Other " + DB)) {
            told.addAll(take(1));
        }
        assertEquals(1, told.stream().filter(("Started " + WEB)::equals).count(), told::toString);
        assertEquals(1, told.stream().filter(("Died 7 " + WEB)::equals).count(), told::toString);
    }

    @Test
    void the_end_of_a_container_that_was_only_asked_about_is_not_missed() {
        live.open();
        live.stateOf(id(WEB));
        away();
        engine.exit(WEB, 3);
        engine.forgetEvents();
        back();

        assertEquals(List.of("Died 3 " + WEB), take(1));
    }

    @Test
    void a_stack_that_nobody_looked_at_has_no_news_after_the_return() {
        live.open();
        assertNothingMore();
        away();
        engine.exit(WEB, 3);
        engine.forgetEvents();
        back();

        assertNothingMore();
    }

    @Test
    void those_who_wait_ask_anew_when_the_engine_is_back() throws Exception {
        live.follow();
        var id = id(DB);
        live.stateOf(id);
        long seen = live.changes();
        engine.refuse("events shop", AWAY);
        engine.endEventStreams();
        engine.health(DB, Health.HEALTHY);
        engine.forgetEvents();
        engine.refuseNothing();

        assertTrue(live.awaitChange(seen, LONG));
        assertEquals(Health.HEALTHY, live.stateOf(id).orElseThrow().health());
    }

    @Test
    void those_who_wait_for_an_engine_that_stays_away_are_told() {
        live.follow();
        long seen = live.changes();
        away();

        var failed =
                assertThrows(
                        StackException.class,
                        () -> {
                            while (live.awaitChange(seen, LONG)) {
                                // Nothing changes any more.
                            }
                        });
        assertEquals(AWAY, failed.failure());
    }

    /** Also hears of something: what comes after that, the engine tells again where it can. */
    private void openAndLook() {
        live.open();
        live.look();
        assertNothingMore();
    }

    private void away() {
        engine.refuse("events shop", AWAY);
        engine.endEventStreams();
    }

    private void back() {
        engine.refuseNothing();
    }

    private boolean awaitChange(long seen) {
        try {
            return live.awaitChange(seen, LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertNothingMore() {
        engine.tell(WEB, "update");
        assertEquals(List.of("Other " + WEB), take(1));
    }

    private Standing stateOf(String name) {
        return live.stateOf(id(name)).orElseThrow();
    }

    private ContainerId id(String name) {
        return engine.idOf(name);
    }

    private List<String> take(int count) {
        List<String> taken = new ArrayList<>();
        while (taken.size() < count) {
            taken.add(words(event()));
        }
        return taken;
    }

    private ContainerEvent event() {
        return live.next().orElseThrow();
    }

    private static String words(ContainerEvent event) {
        var kind = event.getClass().getSimpleName();
        var code = event instanceof ContainerEvent.Died died ? " " + died.exitCode() : "";
        return kind + code + " " + event.name();
    }
}
