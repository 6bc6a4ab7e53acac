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
 * @param replaced whether it is part of a replacement, which is told as one change
 */
public record RemoveContainer(
        ContainerRef container, boolean anonymousVolumes, boolean replaced, String cause)
        implements ContainerStep {

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
        return replaced
                ? Narration.SILENT
                : Narration.of(resource(), Status.REMOVING, Status.REMOVED);
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
