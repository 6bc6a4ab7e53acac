package io.stackctl.workflow.image;

import io.stackctl.definition.BuildFiles;
import io.stackctl.event.Event;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageSources;
import io.stackctl.plan.Plan;
import io.stackctl.planner.image.ImageOptions;
import io.stackctl.planner.image.ImagePlanner;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.image.BuildImage;
import io.stackctl.step.image.BuildSpecs;
import io.stackctl.workflow.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans which images a stack has to get, with what its Dockerfiles say. */
public final class ImageSupply {

    private final Surroundings around;

    public ImageSupply(Surroundings around) {
        this.around = around;
    }

    /** What would be done. The Dockerfiles are read only when something is built. */
    public static Plan<Step> plan(Stack stack, ObservedStack observed, ImageOptions options) {
        return plan(stack, observed, Plan.empty(), options);
    }

    /**
     * The same behind other steps.
     *
     * @param first what the plan begins with
     */
    public static Plan<Step> plan(
            Stack stack, ObservedStack observed, Plan<Step> first, ImageOptions options) {
        var sources =
                ImagePlanner.builds(stack, observed, options)
                        ? BuildFiles.read(stack, options.choices().arguments())
                        : ImageSources.NONE;
        return ImagePlanner.plan(stack, observed, first, sources, options);
    }

    /**
     * Refuses everything that the builder cannot do, before the first change. What is built only
     * when a pull does not bring it is refused then.
     *
     * @throws io.stackctl.failure.StackException for the first such thing
     */
    void refuse(Plan<Step> plan) {
        ignored(plan);
    }

    /** The same, and what the builder leaves out is said. */
    public void check(Plan<Step> plan) {
        ignored(plan).forEach(warning -> around.events().accept(new Event.Warning(warning)));
    }

    private List<String> ignored(Plan<Step> plan) {
        List<String> warnings = new ArrayList<>();
        for (var numbered : plan.actions()) {
            if (numbered.action() instanceof BuildImage build && numbered.insteadOf().isEmpty()) {
                var spec = BuildSpecs.of(build.image(), Map.of());
                warnings.addAll(around.engine().builds().check(spec));
            }
        }
        return warnings;
    }
}
