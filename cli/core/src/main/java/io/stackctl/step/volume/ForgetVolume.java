package io.stackctl.step.volume;

import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.RemovalOutcome;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/** Removes a volume that holds nothing, and only says something by its labels. Nobody is told. */
public record ForgetVolume(VolumeName volume, String cause) implements Step {

    @Override
    public Target target() {
        return Target.volume(volume.value());
    }

    @Override
    public String verb() {
        return "forget";
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
        return RemovalOutcome.of(context.engine().volumes().remove(volume, true));
    }
}
