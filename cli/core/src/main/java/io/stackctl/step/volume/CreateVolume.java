package io.stackctl.step.volume;

import io.stackctl.engine.VolumeSpec;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.VolumeDefinition;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.Map;

/** Creates a volume. */
public record CreateVolume(VolumeDefinition volume, Map<String, String> labels, String cause)
        implements Step {

    public CreateVolume {
        labels = Map.copyOf(labels);
    }

    @Override
    public Target target() {
        return Target.volume(volume.name().value());
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
    public Narration narration() {
        return Narration.of(
                Resource.volume(volume.name().value()), Status.CREATING, Status.CREATED);
    }

    @Override
    public Outcome run(StepContext context) {
        context.engine().volumes().create(new VolumeSpec(volume, labels));
        return Outcome.DONE;
    }
}
