package io.stackctl.workflow;

import io.stackctl.definition.BuildFiles;
import io.stackctl.event.Event;
import io.stackctl.execution.BuildSpecs;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageSources;
import io.stackctl.plan.ContainerRef;
import io.stackctl.plan.ImageOptions;
import io.stackctl.plan.ImagePlanner;
import io.stackctl.plan.NewImage;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Step;
import io.stackctl.state.ObservedStack;
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
    static Plan plan(Stack stack, ObservedStack observed, ImageOptions options) {
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
    void refuse(Plan plan) {
        ignored(plan);
    }

    /** The same, and what the builder leaves out is said. */
    private void check(Plan plan) {
        ignored(plan).forEach(warning -> around.events().accept(new Event.Warning(warning)));
    }

    private List<String> ignored(Plan plan) {
        List<String> warnings = new ArrayList<>();
        for (var numbered : plan.steps()) {
            toBuild(numbered.step())
                    .map(image -> BuildSpecs.of(image, Map.of()))
                    .ifPresent(spec -> warnings.addAll(around.engine().builds().check(spec)));
        }
        return warnings;
    }

    private static Optional<NewImage> toBuild(Step step) {
        if (step instanceof Step.BuildImage build) {
            return Optional.of(build.image());
        }
        return step instanceof Step.FetchBase fetch ? fetch.built() : Optional.empty();
    }

    private ObservedStack pull(Stack stack, ObservedStack observed, Plan plan) {
        var pulls =
                plan.steps().stream()
                        .filter(numbered -> numbered.step() instanceof Step.PullImage)
                        .toList();
        if (pulls.isEmpty()) {
            return observed;
        }
        PlanRun.ofImages(around, stack.name())
                .run(new Plan(pulls, List.<ContainerRef>of(), List.of()));
        return Observation.of(around.engine(), stack);
    }

    private ObservedStack build(Stack stack, ObservedStack observed, ImageOptions options) {
        var plan = plan(stack, observed, options);
        if (plan.isEmpty()) {
            return observed;
        }
        PlanRun.ofImages(around, stack.name()).run(plan);
        return Observation.of(around.engine(), stack);
    }
}
