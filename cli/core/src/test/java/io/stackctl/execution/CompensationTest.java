package io.stackctl.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.plan.Action;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a plan takes back when it fails, with actions that mean nothing. */
@Timeout(60)
class CompensationTest {

    private final PlanBuilder<Deed> deeds = new PlanBuilder<>(_ -> new Deed("all done"));
    private final Deeds runner = new Deeds();

    private record Deed(String verb) implements Action {

        @Override
        public Target target() {
            return Target.container("web/1");
        }

        @Override
        public String cause() {
            return "asked for";
        }

        @Override
        public Weight weight() {
            return Weight.CALL;
        }

        @Override
        public Narration narration() {
            return Narration.SILENT;
        }
    }

    private record Blocked(CountDownLatch begun, CountDownLatch mayEnd) {}

    /** Notes what is done; fails, or blocks, where it is told to. */
    private static final class Deeds implements Runner<Deed> {

        private final List<String> done = new CopyOnWriteArrayList<>();
        private final Map<String, StackException> failures = new ConcurrentHashMap<>();
        private final Map<String, Blocked> blocked = new ConcurrentHashMap<>();
        private final CountDownLatch calledOff = new CountDownLatch(1);
        private volatile @Nullable StackException goneAfterFailure;
        private volatile boolean waiting;
        private volatile boolean waitedAtLast;

        StackException failing(String verb) {
            var failure = new StackException(new Failure.OperationFailed(verb + " went wrong"));
            failures.put(verb, failure);
            return failure;
        }

        /** Lets a deed begin, and end only when it is allowed to. */
        Blocked block(String verb) {
            var deed = new Blocked(new CountDownLatch(1), new CountDownLatch(1));
            blocked.put(verb, deed);
            return deed;
        }

        @Override
        public void open(Plan<Deed> plan) {
            var gone = goneAfterFailure;
            if (waitedAtLast && gone != null) {
                throw gone;
            }
            waiting = true;
        }

        @Override
        public Outcome run(Deed deed) {
            waitedAtLast = waiting;
            var held = blocked.get(deed.verb());
            if (held != null) {
                held.begun().countDown();
                try {
                    held.mayEnd().await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            var failure = failures.get(deed.verb());
            if (failure != null) {
                throw failure;
            }
            done.add(deed.verb());
            return Outcome.DONE;
        }

        @Override
        public void callOff() {
            waiting = false;
            calledOff.countDown();
        }
    }

    private void execute() {
        try (var executor = new Executor<>(runner, _ -> {}, 4)) {
            executor.run(deeds.build());
        }
    }

    private int add(String verb, Integer... behind) {
        return deeds.add(new Deed(verb), List.of(behind));
    }

    private int compensate(String verb, List<Integer> behind, int failing) {
        return deeds.compensate(new Deed(verb), behind, List.of(failing));
    }

    @Test
    void nothing_is_taken_back_of_a_plan_that_succeeds() {
        int stop = add("stop");
        int start = add("start", stop);
        compensate("start the old one", List.of(stop), start);

        execute();

        assertEquals(List.of("stop", "start"), runner.done);
    }

    @Test
    void what_was_done_is_taken_back_in_order_and_the_failure_told() {
        int stop = add("stop");
        int start = add("start", stop);
        add("remove", start);
        int again = compensate("start the old one", List.of(stop), start);
        compensate("tell the gateway", List.of(again), start);
        var failure = runner.failing("start");

        assertSame(failure, assertThrows(StackException.class, this::execute));

        assertEquals(List.of("stop", "start the old one", "tell the gateway"), runner.done);
        assertTrue(runner.waitedAtLast, "waits are called off for good");
    }

    @Test
    void what_was_never_done_is_not_taken_back() {
        int create = add("create");
        int stop = add("stop", create);
        int start = add("start", stop);
        compensate("start the old one", List.of(stop), start);
        int away = compensate("remove the new one", List.of(create), stop);
        compensate("and its files", List.of(away), stop);
        runner.failing("stop");

        assertThrows(StackException.class, this::execute);

        assertEquals(List.of("create", "remove the new one", "and its files"), runner.done);
    }

    @Test
    void what_is_under_way_ends_before_anything_is_taken_back() throws Exception {
        int first = add("slow");
        int second = add("bad");
        compensate("undo slow", List.of(first), second);
        var slow = runner.block("slow");
        var bad = runner.block("bad");
        runner.failing("bad");

        var running =
                Thread.ofPlatform().start(() -> assertThrows(StackException.class, this::execute));
        slow.begun().await();
        bad.mayEnd().countDown();
        runner.calledOff.await();
        assertEquals(List.of(), runner.done);
        slow.mayEnd().countDown();
        running.join();

        assertEquals(List.of("slow", "undo slow"), runner.done);
    }

    @Test
    void what_fails_at_taking_back_goes_with_the_first_failure() {
        int start = add("start");
        compensate("undo", List.of(), start);
        compensate("undo more", List.of(), start);
        var failure = runner.failing("start");
        var further = runner.failing("undo");

        assertSame(failure, assertThrows(StackException.class, this::execute));

        assertEquals(List.of(further), List.of(failure.getSuppressed()));
    }

    @Test
    void an_engine_that_is_gone_by_then_does_not_hide_the_first_failure() {
        int start = add("start");
        compensate("undo", List.of(), start);
        var failure = runner.failing("start");
        var gone = new StackException(new Failure.OperationFailed("no engine"));
        runner.goneAfterFailure = gone;

        assertSame(failure, assertThrows(StackException.class, this::execute));

        assertEquals(List.of(gone), List.of(failure.getSuppressed()));
        assertEquals(List.of(), runner.done);
    }

    @Test
    void what_comes_before_an_action_of_the_plan_is_not_done_for_one_that_takes_back() {
        int stop = add("stop");
        int start = add("start", stop);
        compensate("undo", List.of(stop), start);
        runner.failing("start");

        try (var executor = new Executor<>(runner, _ -> {}, 4)) {
            executor.before(
                    deed -> deed.verb().equals("undo"), () -> runner.done.add("preparation"));
            assertThrows(StackException.class, () -> executor.run(deeds.build()));
        }

        assertEquals(List.of("stop", "undo"), runner.done);
    }

    @Test
    void the_users_wish_to_end_takes_nothing_back() throws Exception {
        int first = add("slow");
        int next = add("next", first);
        compensate("undo", List.of(first), next);
        var slow = runner.block("slow");
        try (var executor = new Executor<>(runner, _ -> {}, 4)) {
            var running =
                    Thread.ofPlatform()
                            .start(() ->
                                    assertThrows(
                                            StackException.class,
                                            () -> executor.run(deeds.build())));
            slow.begun().await();
            executor.cancel();
            slow.mayEnd().countDown();
            running.join();
        }

        assertEquals(List.of("slow"), runner.done);
    }

    @Test
    void what_comes_after_everything_does_not_wait_for_it() {
        int first = add("first");
        int second = add("second");
        compensate("undo", List.of(first), second);
        add("last", deeds.everythingSoFar("all is done").toArray(Integer[]::new));

        assertEquals(
                """
                1 []    first    web/1 asked for
                2 []    second   web/1 asked for
                3 [1]   undo     web/1 asked for, if 2 fails
                4 [1,2] all done web/1 asked for
                5 [4]   last     web/1 asked for
                """
                        .replaceAll(" +", " "),
                deeds.build().toString().replaceAll(" +", " "));
    }
}
