package io.stackctl.step.image;

import io.stackctl.event.BuildLine;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.ImageName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.time.Duration;

/**
 * Fetches an image that others are made from.
 *
 * @param platform such as {@code linux/arm64}; empty for the engine's own
 * @param optional whether it is made here when no registry gives it
 */
public record PullBase(ImageName image, String platform, boolean optional, String cause)
        implements Step {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

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
        return Narration.of(resource(), Status.PULLING, Status.PULLED);
    }

    private Resource resource() {
        return Resource.image(image.value());
    }

    @Override
    public Outcome run(StepContext context) {
        var pull =
                new ImagePull(
                        context.engine(), context.events(), image.value(), platform, resource());
        if (!optional) {
            pull.run();
            return Outcome.DONE;
        }
        var refusal = pull.within(PATIENCE);
        if (refusal.isEmpty()) {
            return Outcome.DONE;
        }
        context.events()
                .accept(
                        new Event.BuildLog(
                                resource(),
                                image.value(),
                                BuildLine.of(
                                        "no registry has it ("
                                                + refusal.get()
                                                + "): making it here")));
        return Outcome.unmet();
    }
}
