package io.stackctl.workflow;

import io.stackctl.model.ServiceName;
import io.stackctl.model.Stack;
import io.stackctl.plan.ContainerRef;
import io.stackctl.plan.ImageOptions;
import io.stackctl.plan.ImagePlanner;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Step;
import io.stackctl.state.ObservedStack;
import java.util.List;
import java.util.stream.Stream;

/** Sees to it that the engine has the images of a stack before containers are planned. */
final class ImageSupply {

    private final Surroundings around;
    private final ImageBuilding building;

    ImageSupply(Surroundings around, ImageBuilding building) {
        this.around = around;
        this.building = building;
    }

    /**
     * Pulls and builds what is wanted.
     *
     * @return the snapshot, taken anew where images changed
     */
    ObservedStack provide(Stack stack, ObservedStack observed, ImageOptions options) {
        var plan = ImagePlanner.plan(stack, observed, options);
        if (plan.isEmpty()) {
            return observed;
        }
        if (around.dryRun()) {
            new PlanRun(around, stack.name()).run(plan);
            return observed;
        }
        return build(stack, pull(stack, observed, plan), options.afterPulls());
    }

    private ObservedStack pull(Stack stack, ObservedStack observed, Plan plan) {
        var pulls =
                plan.steps().stream()
                        .filter(numbered -> numbered.step() instanceof Step.PullImage)
                        .toList();
        if (pulls.isEmpty()) {
            return observed;
        }
        new PlanRun(around, stack.name()).run(new Plan(pulls, List.<ContainerRef>of(), List.of()));
        return Observation.of(around.engine(), stack);
    }

    private ObservedStack build(Stack stack, ObservedStack observed, ImageOptions options) {
        var services = toBuild(ImagePlanner.plan(stack, observed, options));
        if (services.isEmpty()) {
            return observed;
        }
        building.build(stack, services);
        return Observation.of(around.engine(), stack);
    }

    private static List<ServiceName> toBuild(Plan plan) {
        return plan.steps().stream()
                .flatMap(numbered ->
                        numbered.step() instanceof Step.BuildImage build
                                ? Stream.of(build.service())
                                : Stream.empty())
                .sorted()
                .toList();
    }
}
