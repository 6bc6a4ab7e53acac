package io.stackctl.workflow.image;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.plan.Plan;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.image.ImageOptions;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.step.Step;
import io.stackctl.step.image.BuildImage;
import io.stackctl.step.image.LayerEvents;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.PlanRun;
import io.stackctl.workflow.source.EnvExamples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code build}: builds the images of the selected services, and before them what they stand on.
 */
public final class Build {

    private final Surroundings around;

    public Build(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it.
     *
     * @param stack the services to build; those without a build section are passed over
     * @param push whether the images of services that name one are sent to their registries
     * @return what was done; empty when no service has a build section
     */
    public Plan<Step> run(Stack stack, BuildChoices choices, boolean push) {
        var built = built(stack);
        if (built.services().isEmpty()) {
            around.events().accept(new Event.Warning("No services to build"));
            return Plan.empty();
        }
        new EnvExamples(around).provide(stack);
        var plan = plan(built, choices);
        var supply = new ImageSupply(around);
        supply.refuse(plan);
        requireOnePlatform(plan);
        supply.check(plan);
        PlanRun.ofSupplies(around, stack.name()).run(plan);
        if (push && !around.dryRun()) {
            built.services().stream()
                    .filter(service -> service.image().isPresent())
                    .map(service -> built.imageOf(service).value())
                    .distinct()
                    .sorted()
                    .forEach(this::push);
        }
        return plan;
    }

    /** What {@link #run} would build, in order; nothing is changed. */
    public Plan<Step> plan(Stack stack, BuildChoices choices) {
        var built = built(stack);
        return ImageSupply.plan(
                built, StackObservation.of(around.engine(), built), options(choices));
    }

    private static Stack built(Stack stack) {
        List<Service> services =
                stack.services().stream().filter(service -> service.build().isPresent()).toList();
        return stack.withServices(services);
    }

    private static void requireOnePlatform(Plan<Step> plan) {
        for (var numbered : plan.actions()) {
            if (numbered.action() instanceof BuildImage build
                    && build.image().platform().isEmpty()
                    && build.image().definition().platforms().size() > 1) {
                throw new StackException(
                        new InvalidRequest(
                                "service \""
                                        + build.image().target()
                                        + "\" lists several platforms, but the engine's builder makes an image for one",
                                "choose one with platform:, or build the others with docker buildx"));
            }
        }
    }

    private static ImageOptions options(BuildChoices choices) {
        return new ImageOptions(
                new ImagePolicy(Optional.empty(), ImagePolicy.Build.ALWAYS),
                false,
                choices,
                Set.of(),
                Instant.now());
    }

    private void push(String image) {
        var resource = Resource.tag(image);
        around.events().accept(new Event.ResourceChanged(resource, Status.PUSHING));
        around.engine().images().push(image, LayerEvents.of(resource, around.events()));
        around.events().accept(new Event.ResourceChanged(resource, Status.PUSHED));
    }
}
