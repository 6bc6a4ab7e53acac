package io.stackctl.step.container;

import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import java.time.Duration;
import java.util.Optional;

/**
 * Stops a container: its stop signal first, SIGKILL after the grace period.
 *
 * @param grace empty for the container's own
 * @param narration what is told of it; nothing where it is a part of a change that is told as one
 */
public record StopContainer(
        ContainerRef container, Optional<Duration> grace, Narration narration, String cause)
        implements ContainerStep {

    /** A stop that is told as one. */
    public static StopContainer of(ContainerRef container, Optional<Duration> grace, String cause) {
        return new StopContainer(
                container,
                grace,
                Narration.of(container.resource(), Status.STOPPING, Status.STOPPED),
                cause);
    }

    @Override
    public String verb() {
        return "stop";
    }

    @Override
    public Weight weight() {
        return Weight.SLOW;
    }

    @Override
    public Outcome run(StepContext context) {
        context.engine().containers().stop(context.idOf(this), grace);
        return Outcome.DONE;
    }
}
