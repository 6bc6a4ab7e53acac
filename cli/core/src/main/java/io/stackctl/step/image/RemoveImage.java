package io.stackctl.step.image;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.ImageName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.RemovalOutcome;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.Optional;

/** Removes an image, or the reference where others name it too. */
public record RemoveImage(ImageName image, String cause) implements Step {

    @Override
    public Target target() {
        return Target.image(image.value());
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
        return Resource.image(image.value());
    }

    @Override
    public Optional<Resource> removes() {
        return Optional.of(resource());
    }

    @Override
    public Outcome run(StepContext context) {
        return RemovalOutcome.of(context.engine().images().remove(image.value(), false));
    }
}
