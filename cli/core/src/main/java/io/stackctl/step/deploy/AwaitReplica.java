package io.stackctl.step.deploy;

import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import java.time.Duration;

/**
 * Waits until a new container is ready: healthy, or running for a moment where it has no health
 * check. One that ends is lost at once, whether or not the engine starts it again.
 *
 * @param deadline how long it may take
 */
public record AwaitReplica(ContainerRef container, Duration deadline, String cause)
        implements ContainerStep {

    /** One without a health check that lives so long counts as ready. */
    private static final Duration SETTLED = Duration.ofMillis(500);

    @Override
    public String verb() {
        return "await";
    }

    @Override
    public Weight weight() {
        return Weight.WAIT;
    }

    @Override
    public Narration narration() {
        return Narration.of(resource(), Status.WAITING, Status.HEALTHY);
    }

    @Override
    public Outcome run(StepContext context) {
        var id = context.idOf(this);
        var vitals = new Vitals(context);
        long begin = System.nanoTime();
        try {
            while (true) {
                long seen = context.live().changes();
                var why = vitals.failureOf(container, id);
                if (why.isPresent()) {
                    throw vitals.failed(container, id, why.get());
                }
                long left = begin + deadline.toNanos() - System.nanoTime();
                long pause = untilReady(context, id);
                if (pause <= 0) {
                    return Outcome.DONE;
                }
                if (left <= 0) {
                    throw vitals.failed(
                            container,
                            id,
                            container.name()
                                    + " is not ready after "
                                    + deadline.toSeconds()
                                    + " s");
                }
                if (!context.live().awaitChange(seen, Duration.ofNanos(Math.min(left, pause)))) {
                    throw new StackException(new Failure.Interrupted());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }

    /** Nanoseconds after which to look again though nothing happened; 0 when it is ready. */
    private long untilReady(StepContext context, ContainerId id) {
        var standing = context.live().stateOf(id);
        if (standing.isEmpty() || standing.get().state() != ContainerState.RUNNING) {
            return Long.MAX_VALUE;
        }
        if (standing.get().health() == Health.HEALTHY) {
            return 0;
        }
        if (standing.get().health() != Health.NONE) {
            return Long.MAX_VALUE;
        }
        var start = context.startOf(id);
        return start.isEmpty()
                ? 0
                : Math.max(0, start.getAsLong() + SETTLED.toNanos() - System.nanoTime());
    }
}
