package io.stackctl.step.volume;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.RemovalOutcome;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.Optional;

/** Removes a volume and the data in it. */
public record RemoveVolume(VolumeName volume, String cause) implements Step {

    @Override
    public Target target() {
        return Target.volume(volume.value());
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
        return Narration.of(resource(), Status.REMOVING, Status.REMOVED);
    }

    private Resource resource() {
        return Resource.volume(volume.value());
    }

    @Override
    public Optional<Resource> removes() {
        return Optional.of(resource());
    }

    @Override
    public boolean losesData() {
        return true;
    }

    @Override
    public Outcome run(StepContext context) {
        return RemovalOutcome.of(context.engine().volumes().remove(volume, true));
    }
}
