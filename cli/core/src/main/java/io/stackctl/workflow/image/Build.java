package io.stackctl.workflow.image;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.HashLevel;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.build.BuilderWishes;
import io.stackctl.plan.Plan;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.image.ImageOptions;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.step.Step;
import io.stackctl.step.image.BuildImage;
import io.stackctl.step.image.BuildSpecs;
import io.stackctl.step.image.LayerEvents;
import io.stackctl.step.image.NewImage;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.PlanRun;
import io.stackctl.workflow.source.EnvExamples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * {@code build}: builds the images of the selected services, and before them what they stand on.
 */
public final class Build {

    private final Surroundings around;

    public Build(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it with the engine's own builder, where that can.
     *
     * @param stack the services to build; those without a build section are passed over
     * @param push whether the images of services that name one are sent to their registries
     * @return what was done; empty when no service has a build section
     */
    public Plan<Step> run(Stack stack, BuildChoices choices, boolean push) {
        return done(stack, choices, push, BuilderWishes.NONE, _ -> {});
    }

    /**
     * Does it, by buildx where that is wanted or needed and there.
     *
     * @param findings takes what a check finds, by the line
     * @return whether a service has a build section
     */
    public boolean run(
            Stack stack,
            BuildChoices choices,
            boolean push,
            BuilderWishes wishes,
            Consumer<String> findings) {
        return !done(stack, choices, push, wishes, findings).isEmpty();
    }

    private Plan<Step> done(
            Stack stack,
            BuildChoices choices,
            boolean push,
            BuilderWishes wishes,
            Consumer<String> findings) {
        var built = built(stack);
        new EnvExamples(around).provide(stack);
        var observed = StackObservation.of(around.engine(), built);
        var plan = ImageSupply.plan(built, observed, options(choices));
        if (!plan.isEmpty() && (wishes.areAny() || isForBuildx(plan))) {
            new BakedBuild(around, built, choices, wishes, push, observed.hashLevel())
                    .run(plan, findings);
            return plan;
        }
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

    /** What {@code docker buildx bake} would be given to build the same. */
    public String file(Stack stack, BuildChoices choices, boolean push, BuilderWishes wishes) {
        return new BakedBuild(around, built(stack), choices, wishes, push, HashLevel.COMPOSE_5)
                .file();
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

    /** Whether an image takes what the engine's own builder has not, and buildx is there. */
    private boolean isForBuildx(Plan<Step> plan) {
        var builds = around.engine().builds();
        return images(plan)
                        .anyMatch(image ->
                                image.definition().platforms().size() > 1
                                        || builds.beyond(BuildSpecs.of(image, Map.of()))
                                                .isPresent())
                && around.engine().buildx().isInstalled();
    }

    private static void requireOnePlatform(Plan<Step> plan) {
        images(plan)
                .filter(image -> image.platform().isEmpty())
                .filter(image -> image.definition().platforms().size() > 1)
                .findFirst()
                .ifPresent(image -> {
                    throw new StackException(
                            new InvalidRequest(
                                    "service \""
                                            + image.target()
                                            + "\" lists several platforms, but the engine's"
                                            + " builder makes an image for one",
                                    "choose one with platform:, or install docker-buildx 0.17.0 or"
                                            + " later, which makes the others, too"));
                });
    }

    private static Stream<NewImage> images(Plan<Step> plan) {
        return plan.actions().stream()
                .flatMap(numbered ->
                        numbered.action() instanceof BuildImage build
                                ? Stream.of(build.image())
                                : Stream.empty());
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
