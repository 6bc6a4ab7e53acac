package io.stackctl.step.container;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import java.util.Optional;

/**
 * Removes a container, by force when it runs.
 *
 * @param anonymousVolumes whether its anonymous volumes go with it
 * @param narration what is told of it; nothing where it is a part of a change that is told as one
 */
public record RemoveContainer(
        ContainerRef container, boolean anonymousVolumes, Narration narration, String cause)
        implements ContainerStep {

    /** A removal that is told as one. */
    public static RemoveContainer of(
            ContainerRef container, boolean anonymousVolumes, String cause) {
        return new RemoveContainer(
                container,
                anonymousVolumes,
                Narration.of(container.resource(), Status.REMOVING, Status.REMOVED),
                cause);
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
    public Optional<Resource> removes() {
        return Optional.of(resource());
    }

    @Override
    public boolean losesData() {
        return anonymousVolumes;
    }

    @Override
    public Outcome run(StepContext context) {
        context.engine().containers().remove(context.idOf(this), anonymousVolumes);
        return Outcome.DONE;
    }
}
