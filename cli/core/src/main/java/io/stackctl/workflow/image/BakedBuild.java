package io.stackctl.workflow.image;

import io.stackctl.definition.BuildFiles;
import io.stackctl.engine.Buildx.Bake;
import io.stackctl.engine.Buildx.Image;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.HashLevel;
import io.stackctl.model.Stack;
import io.stackctl.model.build.BuilderWishes;
import io.stackctl.model.build.ImageSources;
import io.stackctl.plan.Plan;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.image.ServiceImages;
import io.stackctl.step.Step;
import io.stackctl.step.image.BuildImage;
import io.stackctl.step.image.BuildSpecs;
import io.stackctl.step.image.NewImage;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.PlanRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Builds the images of services by buildx, all at once. */
final class BakedBuild {

    private final Surroundings around;
    private final Stack stack;
    private final BuildChoices choices;
    private final BuilderWishes wishes;
    private final boolean push;
    private final HashLevel level;

    /**
     * Prepares.
     *
     * @param stack the services to build
     * @param wishes what buildx is wanted for
     * @param push whether the images of services that name one go to their registries
     * @param level whose images they are to be
     */
    BakedBuild(
            Surroundings around,
            Stack stack,
            BuildChoices choices,
            BuilderWishes wishes,
            boolean push,
            HashLevel level) {
        this.around = around;
        this.stack = stack;
        this.choices = choices;
        this.wishes = wishes;
        this.push = push;
        this.level = level;
    }

    /** What buildx would be given. No Dockerfile is read for it. */
    String file() {
        return around.engine().buildx().file(bake(images(ImageSources.NONE)));
    }

    /**
     * Does it.
     *
     * @param plan what a build by the engine's own builder would do: what it does besides images of
     *     services, such as fetching their bases, comes first
     * @param findings takes what a check finds, by the line
     */
    void run(Plan<Step> plan, Consumer<String> findings) {
        var buildx = around.engine().buildx();
        buildx.require();
        var images = images(BuildFiles.read(stack, choices.arguments()));
        if (!wishes.check()) {
            var targets = images.stream().map(NewImage::target).collect(Collectors.toSet());
            PlanRun.ofSupplies(around, stack.name())
                    .run(
                            plan.without(step ->
                                    step instanceof BuildImage build
                                            && targets.contains(build.image().target())));
        }
        tell(images, Status.BUILDING);
        if (!around.dryRun()) {
            buildx.bake(
                    bake(images),
                    (image, line) ->
                            around.events()
                                    .accept(
                                            new Event.BuildLog(
                                                    Resource.image(image.spec().tags().getFirst()),
                                                    // The builder's titles name it already.
                                                    "",
                                                    line)),
                    findings);
        }
        tell(images, Status.BUILT);
    }

    private Collection<NewImage> images(ImageSources sources) {
        return ServiceImages.of(stack, sources, choices, level);
    }

    private Bake bake(Collection<NewImage> images) {
        Set<String> named =
                stack.builtServices().stream()
                        .filter(service -> service.image().isPresent())
                        .map(service -> service.name().value())
                        .collect(Collectors.toSet());
        List<Image> baked = new ArrayList<>();
        for (var image : images) {
            var spec = BuildSpecs.of(image, Map.of());
            baked.add(
                    new Image(
                            image.target(),
                            spec,
                            platforms(image),
                            image.bases(),
                            push && named.contains(image.target())));
        }
        return new Bake(baked, wishes);
    }

    /** Those of the build section, else the one that its containers run on. */
    private static List<String> platforms(NewImage image) {
        var several = image.definition().platforms();
        return several.isEmpty() && !image.platform().isEmpty()
                ? List.of(image.platform())
                : several;
    }

    private void tell(Collection<NewImage> images, Status status) {
        if (!wishes.check()) {
            images.forEach(image ->
                    around.events()
                            .accept(
                                    new Event.ResourceChanged(
                                            Resource.image(image.name().value()), status)));
        }
    }
}
