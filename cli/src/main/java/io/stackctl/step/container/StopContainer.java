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
 * @param replaced whether it is part of a replacement, which is told as one change
 */
public record StopContainer(
        ContainerRef container, Optional<Duration> grace, boolean replaced, String cause)
        implements ContainerStep {

    @Override
    public String verb() {
        return "stop";
    }

    @Override
    public Weight weight() {
        return Weight.SLOW;
    }

    @Override
    public Narration narration() {
        return replaced
                ? Narration.SILENT
                : Narration.of(resource(), Status.STOPPING, Status.STOPPED);
    }

    @Override
    public Outcome run(StepContext context) {
        context.engine().containers().stop(context.idOf(this), grace);
        return Outcome.DONE;
    }
}
