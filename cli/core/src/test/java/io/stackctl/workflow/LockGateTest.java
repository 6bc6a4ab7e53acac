package io.stackctl.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.LockClaim;
import io.stackctl.history.LockLabels;
import io.stackctl.history.RecordNames;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.Stack;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Verbs that change a stack without being deployments, while one has it. */
@Timeout(60)
class LockGateTest {

    private final Stack stack =
            Stacks.load("shop-" + UUID.randomUUID(), "services: {web: {image: 'shop:1'}}");
    private final FoundStack found = new FoundStack.Defined(stack);
    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final List<Event> events = new ArrayList<>();
    private final Surroundings around = TestSurroundings.of(engine, events::add);
    private final RecordNames names = new RecordNames(stack.name());

    private LockClaim claim(String process) {
        var claim = new LockClaim(1, "token", "ada@laptop", "deploy", Instant.EPOCH, process);
        engine.volumes().create(VolumeSpec.of(names.lock(1), LockLabels.of(stack.name(), claim)));
        beat(claim, 1);
        return claim;
    }

    private void beat(LockClaim claim, long beat) {
        engine.volumes()
                .create(
                        VolumeSpec.of(
                                names.lease(1, beat),
                                LockLabels.of(stack.name(), claim, beat, "web: draining")));
    }

    private Failure refusal(Runnable verb) {
        return assertThrows(StackException.class, verb::run).failure();
    }

    private void look(Surroundings who, Pace pace) {
        LockGate.pass(who, stack.name(), () -> StackObservation.of(engine, stack), pace);
    }

    @Test
    void a_verb_is_refused_while_a_deployment_is_at_work() {
        claim(ProcessIdentity.own());

        var refused = refusal(() -> new Up(around).run(stack, UpRequest.DEFAULTS));

        assertInstanceOf(Failure.LockHeld.class, refused);
        assertEquals(
                "stack "
                        + stack.name()
                        + " is being deployed: `deploy` by ada@laptop, since 1970-01-01T00:00:00Z"
                        + " (web: draining)",
                refused.message());
        assertInstanceOf(
                Failure.LockHeld.class,
                refusal(() -> new Down(around).run(found, DownOptions.DEFAULTS)));
        assertTrue(engine.calls().stream().allMatch(call -> call.startsWith("create volume")));
    }

    @Test
    void a_deployment_on_another_machine_is_listened_to_first() {
        var claim = claim("");
        var pace =
                new TestPace(passed -> {
                    if (passed.toSeconds() == 8) {
                        beat(claim, 2);
                    }
                });

        assertInstanceOf(Failure.LockHeld.class, refusal(() -> look(around, pace)));
        assertEquals(Duration.ofSeconds(8), pace.passed());
    }

    @Test
    void one_that_says_nothing_for_long_keeps_nobody_out() {
        claim("");
        var pace = new TestPace();

        look(around, pace);

        assertEquals(Duration.ofSeconds(30), pace.passed());
        assertTrue(events.toString().contains("was ended while it deployed"), events.toString());
    }

    @Test
    void one_whose_process_ended_keeps_nobody_out_at_all() throws Exception {
        claim(TestProcess.ended());

        new Up(around).run(stack, UpRequest.DEFAULTS);

        assertTrue(events.toString().contains("was ended while it deployed"), events.toString());
        assertTrue(engine.calls().contains("start " + stack.name() + "-web-1"));
    }

    @Test
    void what_a_deployment_runs_is_part_of_it() {
        var claim = claim(ProcessIdentity.own());
        var within = around.withVariable(LockGate.INHERITED, claim.token());

        new Up(within).run(stack, UpRequest.DEFAULTS);

        assertTrue(engine.calls().contains("start " + stack.name() + "-web-1"));
    }

    @Test
    void a_stack_with_a_history_costs_no_further_look() {
        var number = new RevisionStore(engine, stack.name());
        number.mark(new RevisionNumber(1), "step", Map.of());
        int listings = engine.volumeListings();

        new Up(around).run(stack, UpRequest.DEFAULTS);
        new Down(around).run(found, DownOptions.DEFAULTS);

        assertEquals(listings, engine.volumeListings());
    }
}
