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

/** Stops and starts a container. */
public record RestartContainer(ContainerRef container, Optional<Duration> grace, String cause)
        implements ContainerStep {

    @Override
    public String verb() {
        return "restart";
    }

    @Override
    public Weight weight() {
        return Weight.SLOW;
    }

    @Override
    public Narration narration() {
        return Narration.of(resource(), Status.RESTARTING, Status.STARTED);
    }

    @Override
    public Outcome run(StepContext context) {
        var id = context.idOf(this);
        context.starting(id, () -> context.engine().containers().restart(id, grace));
        return Outcome.DONE;
    }
}
