package io.stackctl.step.image;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.ImageName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/**
 * Sends an image to a registry.
 *
 * @param image as it is called on the engine
 * @param reference as it is to be called there, with the registry's host
 */
public record PushImage(ImageName image, String reference, String cause) implements Step {

    @Override
    public Target target() {
        return Target.image(reference);
    }

    @Override
    public String verb() {
        return "push";
    }

    @Override
    public Weight weight() {
        return Weight.TRANSFER;
    }

    @Override
    public Narration narration() {
        return Narration.of(resource(), Status.PUSHING, Status.PUSHED).orRefused();
    }

    private Resource resource() {
        return Resource.tag(reference);
    }

    @Override
    public Outcome run(StepContext context) {
        var images = context.engine().images();
        boolean renamed = !image.value().equals(reference);
        if (renamed) {
            images.tag(image.value(), reference);
        }
        try {
            images.push(reference, LayerEvents.of(resource(), context.events()));
        } finally {
            // Nobody runs it by that name here, and a list of images would show it twice.
            if (renamed) {
                images.remove(reference, false);
            }
        }
        return Outcome.DONE;
    }
}
