package io.stackctl.step.container;

import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/** Gives a container its final name, which ends a replacement. */
public record RenameContainer(ContainerRef container, String newName, String cause)
        implements ContainerStep {

    @Override
    public String verb() {
        return "rename";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.ending(resource(), Status.RECREATED);
    }

    @Override
    public Outcome run(StepContext context) {
        context.engine().containers().rename(context.idOf(this), newName);
        return Outcome.DONE;
    }
}
