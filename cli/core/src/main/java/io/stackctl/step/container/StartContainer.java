package io.stackctl.step.container;

import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/** Starts a container. */
public record StartContainer(ContainerRef container, String cause) implements ContainerStep {

    @Override
    public String verb() {
        return "start";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.of(resource(), Status.STARTING, Status.STARTED);
    }

    @Override
    public Outcome run(StepContext context) {
        var id = context.idOf(this);
        context.starting(id, () -> context.engine().containers().start(id));
        return Outcome.DONE;
    }
}
