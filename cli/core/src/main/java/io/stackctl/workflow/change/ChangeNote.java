package io.stackctl.workflow.change;

import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.history.AuditEntry;
import io.stackctl.history.AuditLog;
import io.stackctl.history.Occasion;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.step.Step;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lock.ChangeKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Notes a change in the list that is kept of what is done to a stack, where one is. A stack that
 * was never deployed has none, which its snapshot showed, so nobody asks the engine for it.
 */
final class ChangeNote {

    private final Surroundings around;
    private final StackName stack;
    private final ChangeKind kind;

    ChangeNote(Surroundings around, StackName stack, ChangeKind kind) {
        this.around = around;
        this.stack = stack;
        this.kind = kind;
    }

    /** Does something, and notes how it ended. What changed nothing is not noted. */
    Optional<Plan<Step>> of(Supplier<Optional<Plan<Step>>> change) {
        long began = System.nanoTime();
        Optional<Plan<Step>> done;
        try {
            done = change.get();
        } catch (StackException e) {
            note("failed", Map.of(), began);
            throw e;
        }
        if (done.isPresent() && !done.get().isEmpty()) {
            int steps = done.get().actions().size();
            note("done", Map.of("steps", Integer.toString(steps)), began);
        }
        return done;
    }

    private void note(String outcome, Map<String, String> facts, long began) {
        if (around.dryRun() || kind.isToldApart() || !around.chronicle().isKeptOf(stack)) {
            return;
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        try {
            new AuditLog(around.engine(), stack)
                    .append(AuditEntry.of(occasion(), kind.verb(), facts, outcome, took));
        } catch (StackException e) {
            around.events()
                    .accept(
                            new Event.Warning(
                                    "this is not noted in the list of what is done to stack "
                                            + stack
                                            + ": "
                                            + e.failure().message()));
        }
    }

    /** What somebody runs in a container is theirs: it may be anything. */
    private Occasion occasion() {
        var occasion = around.occasion();
        return kind != ChangeKind.RUN
                ? occasion
                : new Occasion(occasion.at(), occasion.by(), "stackctl run", occasion.git(), "");
    }
}
