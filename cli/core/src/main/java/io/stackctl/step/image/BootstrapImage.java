package io.stackctl.step.image;

import io.stackctl.event.BuildLine;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.Extension;
import io.stackctl.model.name.ImageName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/** Makes a base image with its script. */
public record BootstrapImage(ImageName image, Extension.Bootstrap script, String cause)
        implements Step {

    @Override
    public Target target() {
        return Target.image(image.value());
    }

    @Override
    public String verb() {
        return "bootstrap";
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
        return Resource.image(image.value());
    }

    @Override
    public Outcome run(StepContext context) {
        new Bootstrap(context.engine(), context.settings())
                .run(
                        script,
                        image.value(),
                        line ->
                                context.events()
                                        .accept(
                                                new Event.BuildLog(
                                                        resource(),
                                                        image.value(),
                                                        BuildLine.of(line))));
        return Outcome.DONE;
    }
}
