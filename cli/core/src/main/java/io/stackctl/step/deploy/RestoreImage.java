package io.stackctl.step.deploy;

import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.ImageName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/** Has an image's name mean on this engine what it meant when a revision was deployed. */
public record RestoreImage(ImageName image, ImageId id, String cause) implements Step {

    @Override
    public Target target() {
        return Target.image(image.value());
    }

    @Override
    public String verb() {
        return "restore";
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
        context.engine().images().tag(id.value(), image.value());
        return Outcome.DONE;
    }
}
