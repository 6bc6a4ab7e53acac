package io.stackctl.step.image;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.Extension.BaseImage;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.Optional;

/**
 * Gets a base image from its registry or, where that does not give it, makes it as the definition
 * says.
 *
 * @param built how to build it; empty for a script, or when there is the registry only
 */
public record FetchBase(BaseImage base, Optional<NewImage> built, String cause) implements Step {

    @Override
    public Target target() {
        return Target.image(base.name().value());
    }

    @Override
    public String verb() {
        return "fetch";
    }

    @Override
    public Weight weight() {
        return Weight.TRANSFER;
    }

    @Override
    public Narration narration() {
        return Narration.of(Resource.image(base.name().value()), Status.PULLING, Status.PULLED);
    }

    @Override
    public Outcome run(StepContext context) {
        new BaseFetch(context.engine(), context.events()).fetch(base, built);
        return Outcome.DONE;
    }
}
