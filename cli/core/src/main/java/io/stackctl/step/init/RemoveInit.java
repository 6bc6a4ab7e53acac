package io.stackctl.step.init;

import io.stackctl.failure.StackException;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/**
 * Removes a container in which a {@code pre_start} step failed, or was at work when its {@code up}
 * ended, with the anonymous volumes that nobody else has. One that stays does no harm.
 */
public record RemoveInit(ContainerRef container, String cause) implements ContainerStep {

    /** Because of an attempt before this one. */
    public static RemoveInit leftOver(ContainerRef container) {
        return new RemoveInit(container, "left over from pre_start");
    }

    @Override
    public String verb() {
        return "remove";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    @Override
    public Outcome run(StepContext context) {
        try {
            context.engine().containers().remove(context.idOf(this), true);
        } catch (StackException e) {
            context.warn(
                    "container "
                            + container.name()
                            + ", which is left over from pre_start, stays: "
                            + e.failure().message());
        }
        return Outcome.DONE;
    }
}
