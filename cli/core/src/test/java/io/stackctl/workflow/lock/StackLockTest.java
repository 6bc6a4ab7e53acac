package io.stackctl.workflow.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.Health;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Stop;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.output.AttachRequest;
import io.stackctl.workflow.output.AttachedUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two that change one stack at once: each thread here is a stackctl of its own. */
@Timeout(60)
class StackLockTest {

    private static final String GATED =
            """
            services:
              web: { image: 'shop:1', depends_on: { db: { condition: service_healthy } } }
              db: { image: 'db:1', healthcheck: { test: [CMD, slow] } }
            """;

    // Of its own, so that other runs of these tests on this machine do not wait for this one.
    private final String name = "shop-" + UUID.randomUUID();
    private final Stack stack = Stacks.load(name, GATED);
    private final FoundStack found = new FoundStack.Defined(stack);
    private final FakeEngine engine = FakeEngine.with("shop:1", "db:1");
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<Event> others = new CopyOnWriteArrayList<>();
    private final CountDownLatch waits = new CountDownLatch(1);
    private final Interruption interruption = new Interruption(_ -> {});

    @Test
    void a_second_one_waits_for_the_first_and_says_for_whom() throws Exception {
        FutureTask<?> down;
        try (var _ = StackLock.take(here(), stack.name(), ChangeKind.UP)) {
            down = inBackground(() -> new Down(there()).run(named(), DownOptions.DEFAULTS));
            awaitNote(others, "is working on stack " + name + ": waiting until it is done");
            assertEquals(List.of(), engine.calls());
        }

        down.get();
        assertTrue(others.toString().contains("No resource found to remove"));
    }

    @Test
    void whoever_waits_can_be_interrupted() throws Exception {
        try (var _ = StackLock.take(here(), stack.name(), ChangeKind.UP)) {
            var stop = inBackground(() -> new Stop(there()).run(found, everything()));
            awaitNote(others, "waiting until it is done");

            interruption.arrived();

            assertInstanceOf(Failure.Interrupted.class, failure(stop));
        }
    }

    @Test
    void an_attached_one_that_never_got_its_turn_stops_nothing() throws Exception {
        new Up(here()).run(simple(), UpRequest.DEFAULTS);
        try (var _ = StackLock.take(here(), stack.name(), ChangeKind.UP)) {
            Set<ServiceName> none = Set.of();
            var attach =
                    new AttachRequest(
                            none,
                            none,
                            AttachRequest.Abort.NEVER,
                            Optional.empty(),
                            false,
                            Optional.empty(),
                            Optional.empty());
            var up =
                    new FutureTask<>(() ->
                            new AttachedUp(there()).run(simple(), UpRequest.DEFAULTS, attach));
            Thread.ofPlatform().daemon().start(up);
            awaitNote(others, "waiting until it is done");

            interruption.arrived();

            assertEquals(130, up.get());
            assertEquals(2, engine.containers().ofStack(stack.name(), false).size());
        }
    }

    @Test
    void what_one_asked_that_was_ended_at_work_gets_its_time() throws Exception {
        try (var lock = StackLock.take(here(), stack.name(), ChangeKind.UP)) {
            lock.abandon();
        }
        var settling = Duration.ofHours(1);
        var down =
                inBackground(() ->
                        StackLock.take(there(), stack.name(), ChangeKind.DOWN, settling).close());
        awaitNote(others, " was ended while it changed stack " + name);

        interruption.arrived();

        assertInstanceOf(Failure.Interrupted.class, failure(down));
        // Nobody has given it its time yet.
        new Down(here()).run(named(), DownOptions.DEFAULTS);
        assertTrue(events.toString().contains("(up, process "), events.toString());
        assertTrue(events.toString().contains("No resource found to remove"));
    }

    @Test
    void whoever_finished_its_work_leaves_nothing_to_wait_for() {
        new Down(here()).run(named(), DownOptions.DEFAULTS);
        assertThrows(StackException.class, () -> new Up(here()).run(missing(), UpRequest.DEFAULTS));

        new Down(there()).run(named(), DownOptions.DEFAULTS);

        assertTrue(!others.toString().contains("was ended"), others.toString());
    }

    @Test
    void a_dry_run_waits_for_nobody() {
        try (var _ = StackLock.take(here(), stack.name(), ChangeKind.UP)) {
            var dry =
                    TestSurroundings.of(
                            engine, others::add, _ -> false, Interruption.never(), true);

            new Down(dry).run(named(), DownOptions.DEFAULTS);

            assertTrue(others.toString().contains("No resource found to remove"));
        }
    }

    @Test
    void another_stack_is_another_affair() {
        try (var _ = StackLock.take(here(), stack.name(), ChangeKind.UP);
                var other = StackLock.take(here(), StackName.of(name + "-2"), ChangeKind.DOWN)) {
            assertEquals(name + "-2", other.stack().value());
        }
    }

    @Test
    void others_may_end_a_stack_that_waits_for_its_containers() throws Exception {
        var up = inBackground(() -> new Up(here()).run(stack, UpRequest.DEFAULTS));
        waits.await();

        new Down(there()).run(found, DownOptions.DEFAULTS);

        var why = failure(up).message();
        assertTrue(why.startsWith("dependency failed to start: container " + name + "-db-1 "), why);
        assertTrue(events.toString().contains("(down, process "), events.toString());
        assertEquals(List.of(), engine.containers().ofStack(stack.name(), true));
    }

    @Test
    void whoever_is_to_start_what_another_one_removed_says_so() throws Exception {
        var up = inBackground(() -> new Up(here()).run(stack, UpRequest.DEFAULTS));
        waits.await();

        try (var _ = StackLock.take(there(), stack.name(), ChangeKind.DOWN)) {
            engine.health(name + "-db-1", Health.HEALTHY);
            awaitNote(events, "waiting until it is done");
            engine.containers().remove(engine.idOf(name + "-web-1"), true);
        }

        var failure = failure(up);
        assertTrue(
                failure.message()
                        .matches("another stackctl \\(down, process \\d+\\) has changed .*"),
                failure.message());
    }

    @Test
    void whoever_waits_goes_on_with_what_another_one_put_in_the_place() throws Exception {
        var up = inBackground(() -> new Up(here()).run(stack, UpRequest.DEFAULTS));
        waits.await();

        var replacing = UpRequest.DEFAULTS.replacing(Set.of());
        var other = inBackground(() -> new Up(there()).run(stack, replacing));
        awaitNote(events, "has changed stack " + name + " meanwhile: looking at it anew");
        engine.health(name + "-db-1", Health.HEALTHY);

        up.get();
        other.get();
        assertEquals(2, engine.containers().ofStack(stack.name(), false).size());
    }

    @Test
    void whoever_looks_anew_has_nothing_provided_again(@TempDir Path folder) throws Exception {
        var provided = Stacks.in(folder, name, GATED + "  mq: { provider: { type: /bin/true } }\n");
        var up = inBackground(() -> new Up(here()).run(provided, UpRequest.DEFAULTS));
        waits.await();

        var replacing = UpRequest.DEFAULTS.replacing(Set.of());
        var other = inBackground(() -> new Up(there()).run(provided, replacing));
        awaitNote(events, "has changed stack " + name + " meanwhile: looking at it anew");
        engine.health(name + "-db-1", Health.HEALTHY);

        up.get();
        other.get();
        var made = new Event.ResourceChanged(Resource.provided("mq"), Status.CREATED);
        assertEquals(1, events.stream().filter(made::equals).count(), events::toString);
    }

    @Test
    void whoever_is_interrupted_while_he_takes_it_leaves_nothing_behind() {
        Thread.currentThread().interrupt();
        var failure =
                assertThrows(
                                StackException.class,
                                () -> StackLock.take(here(), stack.name(), ChangeKind.UP))
                        .failure();

        assertTrue(Thread.interrupted());
        assertInstanceOf(Failure.Interrupted.class, failure);
        StackLock.take(here(), stack.name(), ChangeKind.UP).close();
        assertEquals(List.of(), events);
    }

    @Test
    void nobody_comes_between_two_changes() throws Exception {
        var both =
                List.of(
                        inBackground(() -> new Up(here()).run(simple(), UpRequest.DEFAULTS)),
                        inBackground(() -> new Down(there()).run(found, DownOptions.DEFAULTS)));
        for (var one : both) {
            one.get();
        }

        int containers = engine.containers().ofStack(stack.name(), true).size();
        assertTrue(containers == 0 || containers == 2, engine.calls().toString());
        assertEquals(containers, engine.containers().ofStack(stack.name(), false).size());
    }

    private Stack simple() {
        return Stacks.load(name, "services: { web: { image: 'shop:1', scale: 2 } }");
    }

    private Stack missing() {
        return Stacks.load(name, "services: { web: { image: 'missing:1' } }");
    }

    private Surroundings here() {
        return TestSurroundings.of(engine, this::take, _ -> false, Interruption.never(), false);
    }

    private Surroundings there() {
        return TestSurroundings.of(engine, others::add, _ -> false, interruption, false);
    }

    private void take(Event event) {
        events.add(event);
        var waiting = new Event.ResourceChanged(Resource.container(name + "-db-1"), Status.WAITING);
        if (event.equals(waiting)) {
            waits.countDown();
        }
    }

    /** Only the name is known, so that a down of nothing says so. */
    private FoundStack named() {
        return new FoundStack.Named(stack.name());
    }

    private static StopOptions everything() {
        return StopOptions.DEFAULTS;
    }

    private static FutureTask<?> inBackground(Runnable work) {
        var task = new FutureTask<>(work, true);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static void awaitNote(List<Event> told, String text) throws InterruptedException {
        while (told.stream().noneMatch(event -> event.toString().contains(text))) {
            Thread.onSpinWait();
            Thread.sleep(5);
        }
    }

    private static Failure failure(FutureTask<?> task) {
        var cause = assertThrows(ExecutionException.class, task::get).getCause();
        return assertInstanceOf(StackException.class, cause).failure();
    }
}
