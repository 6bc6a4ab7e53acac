package io.stackctl.workflow.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.LockClaim;
import io.stackctl.history.LockLabels;
import io.stackctl.history.LockState;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.LockGate;
import io.stackctl.workflow.Pace;
import io.stackctl.workflow.ProcessIdentity;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestPace;
import io.stackctl.workflow.TestProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The right to deploy a stack, on every engine. */
@Timeout(300)
public interface EngineLockContract {

    /** A process of which nobody can say whether it runs, as on another machine. */
    String ELSEWHERE = "";

    /** An engine on which nobody has the right to deploy {@link #stack}. */
    Engine engine();

    /** A name that no other test uses at the same time. */
    StackName stack();

    /** How often several try at once. */
    int rounds();

    private Surroundings around() {
        return Surroundings.of(engine(), TestSettings.of(Map.of()), _ -> {});
    }

    private EngineLock take(String command, String process, LockWait wait, Pace pace) {
        var wish = Acquisition.wish("ada@laptop", command, process);
        return Acquisition.take(around(), stack(), wish, wait, pace);
    }

    private EngineLock take(String command, String process) {
        return take(command, process, LockWait.NONE, new TestPace());
    }

    private LockState state() {
        return LockGate.look(around(), stack());
    }

    private void assertNothingIsLeft() {
        assertEquals(List.of(), engine().volumes().labelled(LockLabels.ofStack(stack())));
    }

    private static String message(Runnable call) {
        var thrown = assertThrows(StackException.class, call::run);
        return assertInstanceOf(Failure.LockHeld.class, thrown.failure()).message();
    }

    @Test
    default void what_is_taken_is_held_until_it_is_given_back() {
        var lock = take("deploy one", ELSEWHERE);

        assertTrue(lock.holds());
        lock.require();
        assertEquals("deploy one", state().holder().map(LockClaim::command).orElse(""));
        lock.close();
        lock.close();
        assertFalse(lock.holds());
        assertNothingIsLeft();
    }

    @Test
    default void a_sign_of_life_takes_the_place_of_the_last_and_says_what_is_done() {
        try (var lock = take("deploy", ELSEWHERE)) {
            lock.phase("web: waiting for health");
            lock.beat();

            assertEquals("web: waiting for health", state().phase());
            assertEquals(2, engine().volumes().labelled(LockLabels.ofStack(stack())).size());
            assertTrue(lock.holds());
        }
        assertNothingIsLeft();
    }

    @Test
    default void whoever_comes_second_is_told_who_has_it() {
        try (var lock = take("deploy one", ProcessIdentity.own())) {
            lock.phase("web: half of it");

            var message = message(() -> take("deploy two", ProcessIdentity.own()));

            assertTrue(
                    message.startsWith(
                            "stack " + stack() + " is being deployed: `deploy one` by ada@laptop"),
                    message);
            assertTrue(message.endsWith("(web: half of it)"), message);
            assertTrue(lock.holds());
        }
    }

    @Test
    default void one_whose_process_has_ended_loses_it_at_once() throws Exception {
        var lost = take("deploy one", TestProcess.ended());
        var pace = new TestPace();

        try (var lock = take("deploy two", ELSEWHERE, LockWait.NONE, pace)) {
            assertEquals(Duration.ZERO, pace.passed());
            assertEquals(2, lock.epoch());
            assertFalse(lost.holds());
        }
        assertNothingIsLeft();
    }

    @Test
    default void one_that_gives_no_sign_for_thirty_seconds_loses_it_and_finds_out() {
        var frozen = take("deploy one", ELSEWHERE);
        var pace = new TestPace();

        try (var lock = take("deploy two", ELSEWHERE, LockWait.NONE, pace)) {
            assertTrue(pace.passed().toSeconds() >= 30, pace.passed().toString());
            assertTrue(lock.holds());
            // It wakes up, and gives signs again before it looks.
            frozen.beat();
            frozen.phase("going on");

            assertFalse(frozen.holds());
            var message = message(frozen::require);
            assertTrue(message.contains("was taken over by `deploy two`"), message);
            frozen.close();
            assertTrue(lock.holds());
        }
        assertNothingIsLeft();
    }

    @Test
    default void one_that_gives_signs_keeps_it_however_long_somebody_waits() {
        try (var alive = take("deploy one", ELSEWHERE)) {
            var pace =
                    new TestPace(passed -> {
                        if (passed.toSeconds() % 25 == 0) {
                            alive.beat();
                        }
                    });

            message(() -> take("deploy two", ELSEWHERE, LockWait.of(Duration.ofMinutes(2)), pace));

            assertTrue(pace.passed().toSeconds() >= 120, pace.passed().toString());
            assertTrue(alive.holds());
        }
        assertNothingIsLeft();
    }

    @Test
    default void whoever_waits_has_it_when_it_is_given_back() {
        var first = take("deploy one", ProcessIdentity.own());
        var pace =
                new TestPace(passed -> {
                    if (passed.toSeconds() == 7) {
                        first.close();
                    }
                });

        try (var second = take("deploy two", ELSEWHERE, LockWait.PATIENT, pace)) {
            assertEquals(7, pace.passed().toSeconds());
            assertTrue(second.holds());
        }
    }

    @Test
    default void a_stopped_process_loses_it_and_changes_nothing_when_it_goes_on() throws Exception {
        try (var process = TestProcess.waiting()) {
            var stopped = take("deploy one", process.identity());
            message(() -> take("deploy two", ELSEWHERE));

            process.signal("STOP", "T");
            try (var lock = take("deploy two", ELSEWHERE)) {
                process.signal("CONT", "S");

                message(stopped::require);
                assertTrue(lock.holds());
            }
        }
    }

    @Test
    default void a_claim_that_never_came_to_a_sign_ends_nobody() {
        try (var alive = take("deploy one", ELSEWHERE)) {
            var volumes = new LockVolumes(engine().volumes(), stack());
            var halfway = Acquisition.wish("bob@desk", "deploy two", ELSEWHERE).at(2);
            assertTrue(volumes.claim(halfway));

            assertTrue(alive.holds());
            assertEquals("deploy one", state().holder().map(LockClaim::command).orElse(""));
        }
        // What is left of it holds up the next one, but only for so long.
        var pace = new TestPace();
        try (var next = take("deploy three", ELSEWHERE, LockWait.NONE, pace)) {
            assertEquals(30, pace.passed().toSeconds());
            assertTrue(next.holds());
        }
        assertNothingIsLeft();
    }

    @Test
    default void of_several_at_once_exactly_one_has_it() throws Exception {
        for (var round = 0; round < rounds(); round++) {
            var winners = atOnce(4, () -> attempt(ProcessIdentity.own()));

            assertEquals(1, winners.size());
            assertTrue(winners.getFirst().holds());
            winners.getFirst().close();
            assertNothingIsLeft();
        }
    }

    @Test
    default void of_several_that_take_it_from_a_dead_one_exactly_one_has_it() throws Exception {
        var dead = TestProcess.ended();
        for (var round = 0; round < rounds(); round++) {
            var lost = take("deploy", dead);
            var winners = atOnce(4, () -> attempt(ProcessIdentity.own()));

            assertEquals(1, winners.size());
            assertTrue(winners.getFirst().holds());
            assertFalse(lost.holds());
            winners.getFirst().close();
            assertNothingIsLeft();
        }
    }

    @Test
    default void those_who_wait_have_it_one_after_the_other() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var turns =
                atOnce(
                        4,
                        () -> {
                            for (var turn = 0; turn < Math.max(1, rounds() / 10); turn++) {
                                var wish = Acquisition.wish("ada", "deploy", ProcessIdentity.own());
                                try (var lock =
                                        Acquisition.take(
                                                around(),
                                                stack(),
                                                wish,
                                                LockWait.PATIENT,
                                                new Hurry())) {
                                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                    lock.require();
                                    inside.decrementAndGet();
                                }
                            }
                            return Optional.of("done");
                        });

        assertEquals(4, turns.size());
        assertEquals(1, most.get());
        assertNothingIsLeft();
    }

    private Optional<EngineLock> attempt(String process) {
        try {
            var wish = Acquisition.wish("ada@laptop", "deploy", process);
            return Optional.of(
                    Acquisition.take(around(), stack(), wish, LockWait.NONE, new Hurry()));
        } catch (StackException e) {
            assertInstanceOf(Failure.LockHeld.class, e.failure());
            return Optional.empty();
        }
    }

    private static <T> List<T> atOnce(int callers, Callable<Optional<T>> call) throws Exception {
        var gate = new CyclicBarrier(callers);
        var calls = new ArrayList<Callable<Optional<T>>>();
        for (var caller = 0; caller < callers; caller++) {
            calls.add(() -> {
                gate.await();
                return call.call();
            });
        }
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (var answer : threads.invokeAll(calls)) {
                answer.get().ifPresent(results::add);
            }
        }
        return results;
    }

    /** Real time, in which pauses are short. */
    final class Hurry implements Pace {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
