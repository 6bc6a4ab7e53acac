package io.stackctl.workflow.change;

import io.stackctl.event.EventSink;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.step.Step;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lock.ChangeKind;
import io.stackctl.workflow.lock.StackLock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Changes a stack: takes its lock, looks at it, plans, asks the user about what would be lost, and
 * does it. Every verb that changes a stack does it here.
 */
public final class StackChange implements AutoCloseable {

    private final Surroundings around;
    private final StackLock lock;
    private final ChangeNote note;
    private final Runnable guard;

    private StackChange(Surroundings around, StackLock lock, ChangeNote note, Runnable guard) {
        this.around = around;
        this.lock = lock;
        this.note = note;
        this.guard = guard;
    }

    /**
     * Begins: takes the lock of the stack, and waits for whoever has it. It is given back when this
     * is closed.
     *
     * @throws io.stackctl.failure.StackException when the user does not want to wait
     */
    public static StackChange begin(Surroundings around, StackName stack, ChangeKind kind) {
        return new StackChange(
                around,
                StackLock.take(around, stack, kind),
                new ChangeNote(around, stack, kind),
                () -> {});
    }

    /**
     * Does what is wanted, from beginning to end.
     *
     * @return what was done; empty when the user does not agree
     */
    public static Optional<Plan<Step>> make(
            Surroundings around, StackName stack, ChangeKind kind, Intent intent) {
        try (var change = begin(around, stack, kind)) {
            return change.run(intent);
        }
    }

    /** The same for what the user is not asked about. */
    public static Plan<Step> of(
            Surroundings around, StackName stack, ChangeKind kind, Intent intent) {
        return make(around, stack, kind, intent).orElseGet(Plan::empty);
    }

    /**
     * Does what is wanted.
     *
     * @return what was done; empty when the user does not agree
     */
    public Optional<Plan<Step>> run(Intent intent) {
        var reached = new AtomicReference<>(intent);
        return note.of(() ->
                new Persistence(around, lock)
                        .run(
                                () -> attempt(reached),
                                intent.again().map(_ -> () -> again(reached))));
    }

    private Optional<Plan<Step>> again(AtomicReference<Intent> reached) {
        reached.updateAndGet(last -> last.again().orElse(last));
        return attempt(reached);
    }

    /** Tries it. What it came to is left behind, for whoever tries once more. */
    private Optional<Plan<Step>> attempt(AtomicReference<Intent> reached) {
        var intent = reached.get();
        var plan = intent.plan();
        if (around.dryRun()) {
            new PlanRun(around, lock, guard).run(plan);
            return Optional.of(plan);
        }
        var answer = intent.consent().to(plan, around.confirmation());
        if (!answer.given()) {
            return Optional.empty();
        }
        if (!answer.kept().isEmpty()) {
            reached.set(intent.keeping(answer.kept()));
            plan = reached.get().plan();
        }
        for (var supplies = plan.supplies(); !supplies.isEmpty(); supplies = plan.supplies()) {
            var provided = PlanRun.ofSupplies(around, lock.stack()).run(supplies);
            // What they brought shows only now.
            reached.set(reached.get().supplied(provided));
            plan = reached.get().plan();
        }
        new PlanRun(around, lock, guard).run(plan, reached.get()::beforeStart);
        return Optional.of(plan);
    }

    /**
     * The same for one who lets nobody else have the stack meanwhile, not even while nothing is
     * done but waiting.
     *
     * @param other what it works with
     * @param still asked before each step that changes something; throws when it may not any more
     */
    public StackChange insisting(Surroundings other, Runnable still) {
        lock.insist();
        return new StackChange(other, lock, note, still);
    }

    /**
     * Asks whether it may still be gone on with.
     *
     * @throws io.stackctl.failure.StackException when it may not
     */
    public void requireRight() {
        guard.run();
    }

    /** The same change with events told to somebody else; a dry run tells everything. */
    public StackChange telling(EventSink events) {
        return around.dryRun() ? this : new StackChange(around.telling(events), lock, note, guard);
    }

    /** Gives the lock back; once more is harmless. */
    @Override
    public void close() {
        lock.close();
    }
}
