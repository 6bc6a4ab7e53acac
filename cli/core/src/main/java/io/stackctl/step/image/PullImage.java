package io.stackctl.step.image;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ImageName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.List;
import java.util.Optional;

/**
 * Fetches an image for services.
 *
 * @param platform such as {@code linux/arm64}; empty for the engine's own
 * @param optional whether it is no failure when the registry does not give it
 * @param built whether the image can be built as well
 * @param current whether it is known that the engine has what the registry has
 */
public record PullImage(
        ImageName image,
        String platform,
        boolean optional,
        boolean built,
        boolean current,
        String cause)
        implements Step {

    @Override
    public Target target() {
        return Target.image(image.value());
    }

    @Override
    public String verb() {
        return "pull";
    }

    @Override
    public Weight weight() {
        return Weight.TRANSFER;
    }

    @Override
    public Narration narration() {
        return new Narration(
                List.of(resource()),
                Optional.of(Status.PULLING),
                Optional.of(Status.PULLED),
                built ? Status.UNAVAILABLE : Status.FAILED);
    }

    private Resource resource() {
        return Resource.image(image.value());
    }

    @Override
    public Outcome run(StepContext context) {
        try {
            new ImagePull(context.engine(), context.events(), image.value(), platform, resource())
                    .run();
            return Outcome.DONE;
        } catch (StackException e) {
            if (optional) {
                return Outcome.unmet(narration().failed(), ImagePull.refusal(e));
            }
            throw e;
        }
    }
}
