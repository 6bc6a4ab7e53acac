package io.stackctl.step.image;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/** Builds an image. */
public record BuildImage(NewImage image, String cause) implements Step {

    @Override
    public Target target() {
        return Target.image(image.name().value());
    }

    @Override
    public String verb() {
        return "build";
    }

    @Override
    public Weight weight() {
        return Weight.BUILD;
    }

    @Override
    public Narration narration() {
        return Narration.of(Resource.image(image.name().value()), Status.BUILDING, Status.BUILT);
    }

    @Override
    public Outcome run(StepContext context) {
        new ImageMaking(context.engine(), context.events()).build(image);
        return Outcome.DONE;
    }
}
