package io.stackctl.step.container;

import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/** Freezes a container. */
public record PauseContainer(ContainerRef container, String cause) implements ContainerStep {

    @Override
    public String verb() {
        return "pause";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.ending(resource(), Status.PAUSED);
    }

    @Override
    public Outcome run(StepContext context) {
        context.engine().containers().pause(context.idOf(this));
        return Outcome.DONE;
    }
}
