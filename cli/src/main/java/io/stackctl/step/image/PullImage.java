package io.stackctl.step.image;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.ImageName;
import io.stackctl.model.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.List;
import java.util.Optional;

/**
 * Fetches an image.
 *
 * @param services those that use it, sorted
 * @param platform such as {@code linux/arm64}; empty for the engine's own
 * @param optional whether a failure is no failure
 * @param built whether the image can be built as well
 */
public record PullImage(
        ImageName image,
        List<ServiceName> services,
        String platform,
        boolean optional,
        boolean built,
        String cause)
        implements Step {

    public PullImage {
        services = List.copyOf(services);
    }

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
                resources(),
                Optional.of(Status.PULLING),
                Optional.of(Status.PULLED),
                built ? Status.UNAVAILABLE : Status.FAILED);
    }

    private List<Resource> resources() {
        return services.stream().map(service -> Resource.service(service.value())).toList();
    }

    @Override
    public Outcome run(StepContext context) {
        try {
            context.engine()
                    .images()
                    .pull(
                            image.value(),
                            platform,
                            (part, status, current, total) -> {
                                for (var resource : resources()) {
                                    context.events()
                                            .accept(
                                                    new Event.TransferProgress(
                                                            resource, part, status, current,
                                                            total));
                                }
                            });
            return Outcome.DONE;
        } catch (StackException e) {
            if (optional
                    && e.failure() instanceof Failure.EngineFailure failure
                    && failure.isRefusal()) {
                return new Outcome(Optional.of(narration().failed()), e.failure().words());
            }
            throw e;
        }
    }
}
