package io.stackctl.workflow.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.EngineThread;
import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.event.Event.Reason;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An {@code up} in the foreground, and how it ends. */
@Timeout(30)
class AttachedUpTest {

    private static final Set<ServiceName> BOTH =
            Set.of(ServiceName.of("web"), ServiceName.of("job"));
    private static final String WEB = "shop-web-1";
    private static final String JOB = "shop-job-1";

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Stack stack =
            Stacks.shop(
                    """
                    services:
                      web: { image: 'shop:1' }
                      job: { image: 'shop:1', depends_on: [web] }
                    """);
    private final Interruption interruption = new Interruption(_ -> {});
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<Event, Runnable> reactions = new HashMap<>();
    private boolean lost;
    private boolean defect;

    @Test
    void it_ends_when_the_last_container_has_ended() {
        once(
                JOB,
                Status.STARTED,
                () -> {
                    engine.exit(WEB, 0);
                    engine.exit(JOB, 3);
                });

        assertEquals(0, up(BOTH, AttachRequest.Abort.NEVER, Optional.empty()));
        assertTrue(events.contains(new Event.Attaching(List.of("job-1", "web-1"))));
        assertTrue(events.contains(new Event.ContainerExited("web-1", 0, false)));
        assertTrue(events.contains(new Event.ContainerExited("job-1", 3, false)));
    }

    @Test
    void ends_while_the_engine_was_away_count() {
        once(
                JOB,
                Status.STARTED,
                () -> {
                    engine.endEventStreams();
                    engine.exit(WEB, 2);
                    engine.containers().remove(engine.idOf(WEB), false);
                    engine.exit(JOB, 3);
                    engine.forgetEvents();
                });

        assertEquals(0, up(BOTH, AttachRequest.Abort.NEVER, Optional.empty()));
        assertTrue(events.contains(new Event.ContainerExited("job-1", 3, false)));
    }

    @Test
    void a_container_that_nobody_watches_is_not_waited_for() {
        once(JOB, Status.STARTED, () -> engine.exit(JOB, 0));

        var job = Set.of(ServiceName.of("job"));
        assertEquals(0, up(job, AttachRequest.Abort.NEVER, Optional.empty()));
        assertEquals(List.of(WEB), running());
    }

    @Test
    void the_first_end_stops_the_rest_where_that_is_asked_for() {
        once(JOB, Status.STARTED, () -> engine.exit(JOB, 3));

        assertEquals(3, up(BOTH, AttachRequest.Abort.ON_EXIT, Optional.empty()));
        assertTrue(events.contains(new Event.Stopping(Reason.EXIT)));
        assertEquals(List.of(), running());
    }

    @Test
    void a_good_end_does_not_stop_the_rest_where_only_a_failure_does() {
        once(
                JOB,
                Status.STARTED,
                () -> {
                    engine.exit(JOB, 0);
                    engine.exit(WEB, 0);
                });

        assertEquals(0, up(BOTH, AttachRequest.Abort.ON_FAILURE, Optional.empty()));
        assertFalse(events.contains(new Event.Stopping(Reason.EXIT)));
    }

    @Test
    void the_exit_code_is_that_of_the_service_that_was_named() {
        once(
                JOB,
                Status.STARTED,
                () -> {
                    engine.exit(JOB, 3);
                    engine.exit(WEB, 5);
                });
        var job = Optional.of(ServiceName.of("job"));

        assertEquals(3, up(BOTH, AttachRequest.Abort.ON_EXIT, job));
    }

    @Test
    void an_interrupt_stops_everything() {
        once(JOB, Status.STARTED, interruption::arrived);

        assertEquals(130, up(BOTH, AttachRequest.Abort.NEVER, Optional.empty()));
        assertTrue(events.contains(new Event.Stopping(Reason.INTERRUPT)));
        assertTrue(engine.calls().contains("stop " + WEB));
        assertEquals(List.of(), running());
    }

    @Test
    void another_interrupt_kills_what_runs_beside_one_that_has_just_ended() {
        engine.refuse(
                "kill " + JOB,
                new EngineFailure(EngineFailure.Kind.CONFLICT, "it is not running", 409, ""));
        once(JOB, Status.STARTED, interruption::arrived);
        once(
                JOB,
                Status.STOPPING,
                () -> {
                    interruption.arrived();
                    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                    while (running().contains(WEB) && System.nanoTime() < end) {
                        EngineThread.pause(Duration.ofMillis(5));
                    }
                });

        assertEquals(130, up(BOTH, AttachRequest.Abort.NEVER, Optional.empty()));
        assertTrue(engine.calls().contains("kill " + WEB), engine.calls()::toString);
    }

    @Test
    void an_interrupt_leaves_alone_what_was_only_started_along() {
        once(JOB, Status.STARTED, interruption::arrived);

        assertEquals(130, upJob(Set.of(ServiceName.of("job")), Optional.empty()));
        assertEquals(List.of(WEB), running());
    }

    @Test
    void an_end_stops_what_was_asked_for_and_the_one_whose_exit_code_counts() {
        once(JOB, Status.STARTED, () -> engine.exit(JOB, 0));

        var web = Optional.of(ServiceName.of("web"));
        assertEquals(137, upJob(Set.of(ServiceName.of("job")), web));
        assertEquals(List.of(), running());
    }

    @Test
    void it_ends_with_what_was_asked_for_though_the_output_of_others_is_shown() {
        once(JOB, Status.STARTED, () -> engine.exit(JOB, 0));

        assertEquals(0, upJob(BOTH, Optional.empty()));
        assertEquals(List.of(WEB), running());
    }

    private int upJob(Set<ServiceName> shown, Optional<ServiceName> exitCodeFrom) {
        var job = Set.of(ServiceName.of("job"));
        var request = UpRequest.of(Wanted.DEFAULTS.of(job));
        var abort =
                exitCodeFrom.isPresent() ? AttachRequest.Abort.ON_EXIT : AttachRequest.Abort.NEVER;
        return up(request, shown, job, abort, exitCodeFrom);
    }

    @Test
    void an_interrupt_before_the_last_start_starts_nothing_more() {
        once(WEB, Status.STARTED, interruption::arrived);

        assertEquals(130, up(BOTH, AttachRequest.Abort.NEVER, Optional.empty()));
        assertEquals(List.of(), running());
    }

    @Test
    void it_fails_when_what_a_container_says_cannot_be_shown_and_leaves_the_rest_alone() {
        lost = true;
        once(JOB, Status.STARTED, () -> engine.exit(WEB, 0));

        var failed =
                assertThrows(
                        StackException.class,
                        () -> up(BOTH, AttachRequest.Abort.NEVER, Optional.empty()));
        assertEquals(new Failure.OutputFailed("full", false), failed.failure());
        assertEquals(List.of(JOB), running());
    }

    @Test
    void a_reader_that_dies_is_not_taken_for_one_that_has_read_everything() {
        defect = true;
        once(JOB, Status.STARTED, () -> engine.exit(WEB, 0));

        assertThrows(
                OutOfMemoryError.class,
                () -> up(BOTH, AttachRequest.Abort.NEVER, Optional.empty()));
    }

    private int up(
            Set<ServiceName> watched,
            AttachRequest.Abort abort,
            Optional<ServiceName> exitCodeFrom) {
        return up(UpRequest.DEFAULTS, watched, watched, abort, exitCodeFrom);
    }

    private int up(
            UpRequest request,
            Set<ServiceName> shown,
            Set<ServiceName> watched,
            AttachRequest.Abort abort,
            Optional<ServiceName> exitCodeFrom) {
        var around = TestSurroundings.of(engine, this::take, _ -> false, interruption, false);
        return new AttachedUp(around)
                .run(
                        stack,
                        request,
                        new AttachRequest(
                                shown,
                                watched,
                                abort,
                                exitCodeFrom,
                                false,
                                Optional.empty(),
                                Optional.empty()));
    }

    private void once(String container, Status status, Runnable reaction) {
        reactions.put(new Event.ResourceChanged(Resource.container(container), status), reaction);
    }

    private void take(Event event) {
        events.add(event);
        if (lost && event instanceof Event.ContainerExited) {
            throw new StackException(new Failure.OutputFailed("full", false));
        }
        if (defect && event instanceof Event.ContainerExited) {
            throw new OutOfMemoryError("as a reader of very much would");
        }
        var reaction = reactions.get(event);
        if (reaction != null) {
            reaction.run();
        }
    }

    private List<String> running() {
        return engine.containers().ofStack(stack.name(), false).stream()
                .map(container -> container.name())
                .toList();
    }
}
