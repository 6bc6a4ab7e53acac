package io.stackctl.step.container;

import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/**
 * Creates a container.
 *
 * @param narration what is told of it; only the beginning where it takes another's place, which is
 *     told as one change
 */
public record CreateContainer(NewContainer created, Narration narration, String cause)
        implements ContainerStep {

    public CreateContainer {
        narration = narration.orRefused();
    }

    /** A creation that is told as one. */
    public static CreateContainer of(NewContainer created, String cause) {
        return new CreateContainer(
                created,
                Narration.of(created.ref().resource(), Status.CREATING, Status.CREATED),
                cause);
    }

    @Override
    public String verb() {
        return "create";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
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
