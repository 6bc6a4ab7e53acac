package io.stackctl.step.image;

import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ImageId;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.Map;
import java.util.TreeMap;

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
        return Narration.of(resource(), Status.BUILDING, Status.BUILT);
    }

    private Resource resource() {
        return Resource.image(image.name().value());
    }

    @Override
    public Outcome run(StepContext context) {
        context.engine()
                .builds()
                .build(
                        BuildSpecs.of(image, bases(context.engine())),
                        line ->
                                context.events()
                                        .accept(
                                                new Event.BuildLog(
                                                        resource(), image.target(), line)));
        return Outcome.DONE;
    }

    private Map<String, ImageId> bases(Engine engine) {
        Map<String, ImageId> ids = new TreeMap<>();
        for (var base : image.bases()) {
            var found =
                    engine.images()
                            .inspect(base)
                            // The builder would ask a registry, which may have another of that
                            // name.
                            .orElseThrow(() ->
                                    new StackException(
                                            new OperationFailed(
                                                    "image " + base + " is gone", "try again")));
            ids.put(base, found.id());
        }
        return ids;
    }
}
