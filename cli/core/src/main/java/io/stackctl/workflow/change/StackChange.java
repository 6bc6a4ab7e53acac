package io.stackctl.workflow.change;

import io.stackctl.event.EventSink;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.step.Step;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lock.ChangeKind;
import io.stackctl.workflow.lock.StackLock;
import java.util.Optional;

/**
 * Changes a stack: takes its lock, looks at it, plans, asks the user about what would be lost, and
 * does it. Every verb that changes a stack does it here.
 */
public final class StackChange implements AutoCloseable {

    private final Surroundings around;
    private final StackLock lock;

    private StackChange(Surroundings around, StackLock lock) {
        this.around = around;
        this.lock = lock;
    }

    /**
     * Begins: takes the lock of the stack, and waits for whoever has it. It is given back when this
     * is closed.
     *
     * @throws io.stackctl.failure.StackException when the user does not want to wait
     */
    public static StackChange begin(Surroundings around, StackName stack, ChangeKind kind) {
        return new StackChange(around, StackLock.take(around, stack, kind));
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
        return new Persistence(around, lock)
                .run(() -> attempt(intent), intent.again().map(again -> () -> attempt(again)));
    }

    private Optional<Plan<Step>> attempt(Intent intent) {
        var plan = intent.plan();
        if (around.dryRun()) {
            new PlanRun(around, lock).run(plan);
            return Optional.of(plan);
        }
        var answer = intent.consent().to(plan, around.confirmation());
        if (!answer.given()) {
            return Optional.empty();
        }
        if (answer.kept().isEmpty()) {
            return Optional.of(done(intent, plan));
        }
        var rest = intent.keeping(answer.kept());
        return Optional.of(done(rest, rest.plan()));
    }

    private Plan<Step> done(Intent intent, Plan<Step> plan) {
        var images = plan.images();
        if (images.isEmpty()) {
            new PlanRun(around, lock).run(plan, intent::beforeStart);
            return plan;
        }
        PlanRun.ofImages(around, lock.stack()).run(images);
        // Which images they brought shows only now.
        var rest = intent.supplied();
        var later = rest.plan();
        new PlanRun(around, lock).run(later, rest::beforeStart);
        return later;
    }

    /** The same change with events told to somebody else; a dry run tells everything. */
    public StackChange telling(EventSink events) {
        return around.dryRun() ? this : new StackChange(around.telling(events), lock);
    }

    /** Gives the lock back; once more is harmless. */
    @Override
    public void close() {
        lock.close();
    }
}
