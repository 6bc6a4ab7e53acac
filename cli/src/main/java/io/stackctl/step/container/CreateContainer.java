package io.stackctl.step.container;

import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/** Creates a container. */
public record CreateContainer(NewContainer created, String cause) implements ContainerStep {

    @Override
    public String verb() {
        return "create";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return created.replaces()
                ? Narration.beginning(resource(), Status.RECREATE)
                : Narration.of(resource(), Status.CREATING, Status.CREATED);
    }

    @Override
    public ContainerRef container() {
        return created.ref();
    }

    @Override
    public Outcome run(StepContext context) {
        var made = context.engine().containers().create(ContainerSpecs.of(created, context));
        context.created(created.ref(), made.id());
        made.warnings().forEach(context::warn);
        return Outcome.DONE;
    }
}
