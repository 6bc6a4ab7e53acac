package io.stackctl.step.container;

import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/** Sends a signal, such as {@code SIGKILL}. */
public record KillContainer(ContainerRef container, String signal, String cause)
        implements ContainerStep {

    @Override
    public String verb() {
        return "kill";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.of(resource(), Status.KILLING, Status.KILLED);
    }

    @Override
    public Outcome run(StepContext context) {
        context.engine().containers().kill(context.idOf(this), signal);
        return Outcome.DONE;
    }
}
