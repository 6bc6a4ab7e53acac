package io.stackctl.step.container;

import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/** Lets a frozen container go on. */
public record UnpauseContainer(ContainerRef container, String cause) implements ContainerStep {

    @Override
    public String verb() {
        return "unpause";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.ending(resource(), Status.UNPAUSED);
    }

    @Override
    public Outcome run(StepContext context) {
        context.engine().containers().unpause(context.idOf(this));
        return Outcome.DONE;
    }
}
