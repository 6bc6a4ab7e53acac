package io.stackctl.workflow;

import io.stackctl.definition.BuildFiles;
import io.stackctl.event.Event;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageSources;
import io.stackctl.plan.Plan;
import io.stackctl.planner.ImageOptions;
import io.stackctl.planner.ImagePlanner;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.image.BuildImage;
import io.stackctl.step.image.BuildSpecs;
import io.stackctl.step.image.FetchBase;
import io.stackctl.step.image.NewImage;
import io.stackctl.step.image.PullImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees to it that the engine has the images of a stack before containers are planned. */
final class ImageSupply {

    private final Surroundings around;

    ImageSupply(Surroundings around) {
        this.around = around;
    }

    /** What would be done. The Dockerfiles are read only when something is built. */
    static Plan<Step> plan(Stack stack, ObservedStack observed, ImageOptions options) {
        var sources =
                ImagePlanner.builds(stack, observed, options)
                        ? BuildFiles.read(stack, options.choices().arguments())
                        : ImageSources.NONE;
        return ImagePlanner.plan(stack, observed, sources, options);
    }

    /**
     * Pulls and builds what is wanted.
     *
     * @return the snapshot, taken anew where images changed
     */
    ObservedStack provide(Stack stack, ObservedStack observed, ImageOptions options) {
        var plan = plan(stack, observed, options);
        if (plan.isEmpty()) {
            return observed;
        }
        check(plan);
        if (around.dryRun()) {
            PlanRun.ofImages(around, stack.name()).run(plan);
            return observed;
        }
        return build(stack, pull(stack, observed, plan), options.afterPulls());
    }

    /** Everything that the builder cannot do is refused before the first change. */
    void refuse(Plan<Step> plan) {
        ignored(plan);
    }

    /** The same, and what the builder leaves out is said. */
    private void check(Plan<Step> plan) {
        ignored(plan).forEach(warning -> around.events().accept(new Event.Warning(warning)));
    }

    private List<String> ignored(Plan<Step> plan) {
        List<String> warnings = new ArrayList<>();
        for (var numbered : plan.actions()) {
            toBuild(numbered.action())
                    .map(image -> BuildSpecs.of(image, Map.of()))
                    .ifPresent(spec -> warnings.addAll(around.engine().builds().check(spec)));
        }
        return warnings;
    }

    private static Optional<NewImage> toBuild(Step step) {
        if (step instanceof BuildImage build) {
            return Optional.of(build.image());
        }
        return step instanceof FetchBase fetch ? fetch.built() : Optional.empty();
    }

    private ObservedStack pull(Stack stack, ObservedStack observed, Plan<Step> plan) {
        var pulls =
                plan.actions().stream()
                        .filter(numbered -> numbered.action() instanceof PullImage)
                        .toList();
        if (pulls.isEmpty()) {
            return observed;
        }
        PlanRun.ofImages(around, stack.name()).run(Plan.of(pulls));
        return StackObservation.of(around.engine(), stack);
    }

    private ObservedStack build(Stack stack, ObservedStack observed, ImageOptions options) {
        var plan = plan(stack, observed, options);
        if (plan.isEmpty()) {
            return observed;
        }
        PlanRun.ofImages(around, stack.name()).run(plan);
        return StackObservation.of(around.engine(), stack);
    }
}
