package io.stackctl.step.deploy;

import io.stackctl.event.Status;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.tree.DurationText;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.state.Health;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import io.stackctl.step.vital.Vigil;
import java.time.Duration;
import java.util.List;

/**
 * Waits until a new container is ready: healthy, or running for a moment where it has no health
 * check. One that ends is lost at once, whether or not the engine starts it again.
 *
 * @param deadline how long it may take
 * @param mayEnd whether a program that has ended with 0 has done what it is for
 */
public record AwaitReplica(ContainerRef container, Duration deadline, boolean mayEnd, String cause)
        implements ContainerStep {

    /** One without a health check that lives so long counts as ready. */
    private static final Duration SETTLED = Duration.ofMillis(500);

    /** A wait for one that has to run. */
    public AwaitReplica(ContainerRef container, Duration deadline, String cause) {
        this(container, deadline, false, cause);
    }

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
        var vigil = new Vigil(context, List.of(container), mayEnd);
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            long left = end - System.nanoTime();
            // Nobody tells when it has lived for long enough.
            long settling = settling(context, id);
            long pause = settling > 0 ? Math.min(left, settling) : left;
            if (vigil.await(() -> isReady(context, id), Duration.ofNanos(Math.max(pause, 0)))) {
                return Outcome.DONE;
            }
            if (left <= 0) {
                throw vigil.failed(
                        container.name() + " is not ready after " + DurationText.print(deadline));
            }
        }
    }

    private boolean isReady(StepContext context, ContainerId id) {
        var standing = context.live().stateOf(id);
        if (standing.isEmpty()) {
            return false;
        }
        return switch (standing.get().state()) {
            case RUNNING ->
                    standing.get().health() == Health.HEALTHY
                            || (standing.get().health() == Health.NONE
                                    && settling(context, id) <= 0);
            // Whoever may not have ended is lost, which the vigil says.
            case EXITED -> mayEnd;
            case CREATED, RESTARTING, PAUSED, REMOVING, DEAD -> false;
        };
    }

    /**
     * Nanoseconds until it has lived for long enough, which are over where somebody else started
     * it.
     */
    private static long settling(StepContext context, ContainerId id) {
        var start = context.startOf(id);
        return start.isEmpty() ? 0 : start.getAsLong() + SETTLED.toNanos() - System.nanoTime();
    }
}
