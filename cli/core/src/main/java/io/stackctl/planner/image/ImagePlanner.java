package io.stackctl.planner.image;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.build.ImageSources;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.plan.Plan;
import io.stackctl.planner.image.ImageNeeds.Need;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.image.PullImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says which images are pulled and built before containers are made. What can be built as well is
 * built when its pull does not bring it.
 */
public final class ImagePlanner {

    private final Stack stack;
    private final ObservedStack observed;
    private final ImageOptions options;
    private final LocalImages local;
    private final PullCauses causes;

    private ImagePlanner(Stack stack, ObservedStack observed, ImageOptions options) {
        this.stack = stack;
        this.observed = observed;
        this.options = options;
        this.local = new LocalImages(stack, observed);
        this.causes = new PullCauses(stack, local, options);
    }

    /**
     * Plans it.
     *
     * @param first steps of other kinds, which the plan begins with and all of these wait for
     * @param sources what the Dockerfiles say; not looked at unless {@link #builds}
     * @throws StackException when an image could only be built and must not be, or cannot be
     */
    public static Plan<Step> plan(
            Stack stack,
            ObservedStack observed,
            Plan<Step> first,
            ImageSources sources,
            ImageOptions options) {
        return new ImagePlanner(stack, observed, options).plan(first, sources);
    }

    /** Whether something is or may be built or fetched as a base: then the Dockerfiles matter. */
    public static boolean builds(Stack stack, ObservedStack observed, ImageOptions options) {
        var planner = new ImagePlanner(stack, observed, options);
        return !planner.toMake().isEmpty()
                || planner.toPull(ImageSources.NONE).values().stream().anyMatch(PullImage::built);
    }

    private Plan<Step> plan(Plan<Step> first, ImageSources sources) {
        var steps = Step.plan();
        steps.addAll(first);
        steps.beginStage();
        Map<String, Integer> pulls = new HashMap<>();
        var made = toMake();
        toPull(sources)
                .forEach((image, pull) -> {
                    int number = steps.add(pull);
                    pulls.put(ImageNames.normal(image.value()), number);
                    if (pull.optional()) {
                        made.put(
                                image.value(),
                                new Need(BuildPlanner.brings(number), List.of(number), false));
                    }
                });
        if (!made.isEmpty()) {
            var images = new NewImages(stack, sources, options.choices(), observed.hashLevel());
            new BuildPlanner(stack, sources, images, steps, pulls)
                    .plan(ImageNeeds.of(made, stack, observed, sources, options));
        }
        return steps.build();
    }

    private Map<ImageName, PullImage> toPull(ImageSources sources) {
        Map<ImageName, PullImage> pulls = new TreeMap<>();
        for (var service : stack.services()) {
            var image = stack.imageOf(service);
            causes.of(service, image)
                    .ifPresent(cause ->
                            pulls.computeIfAbsent(
                                    image,
                                    _ -> pull(image, stack.platformOf(service), sources, cause)));
        }
        // Behind those of services, which say more of an image that both run.
        for (var service : stack.services()) {
            for (var image : service.initImages()) {
                causes.ofInit(service, image)
                        .ifPresent(cause ->
                                pulls.computeIfAbsent(
                                        image,
                                        _ -> pull(image, service.platform(), sources, cause)));
            }
            for (var mount : MountedImages.of(service)) {
                causes.ofMounted(service, mount.image())
                        .ifPresent(cause ->
                                pulls.computeIfAbsent(
                                        mount.image(), image -> pull(image, "", sources, cause)));
            }
        }
        return pulls;
    }

    private PullImage pull(ImageName image, String platform, ImageSources sources, String cause) {
        boolean current = options.current().contains(image.value());
        return new PullImage(
                image,
                platform,
                canBeBuilt(image, sources),
                causes.isBuilt(image),
                current,
                current ? cause + ", the registry has the same" : cause);
    }

    /** Whether a build could stand in for a pull, as far as the Dockerfiles tell. */
    private boolean canBeBuilt(ImageName image, ImageSources sources) {
        return options.policy().build() != ImagePolicy.Build.NEVER
                && causes.isBuilt(image)
                && sources.isSound(image.value())
                && sources.graph().allBasesOf(image.value()).stream()
                        .filter(base -> ImageNeeds.isAbsent(base, observed))
                        .allMatch(sources::isSound);
    }

    /** Images that are built, or fetched as a base, by their names. */
    private Map<String, Need> toMake() {
        Map<String, Need> made = new TreeMap<>();
        for (var service : stack.services()) {
            var image = stack.imageOf(service);
            if (service.provider().isPresent() || causes.of(service, image).isPresent()) {
                continue;
            }
            if (service.build().isPresent()) {
                buildCause(service, image)
                        .ifPresent(cause -> made.putIfAbsent(image.value(), Need.of(cause)));
            } else if (causes.isBase(image)) {
                baseCause(image)
                        .ifPresent(cause -> made.putIfAbsent(image.value(), Need.of(cause)));
            }
        }
        return made;
    }

    private Optional<String> buildCause(Service service, ImageName image) {
        if (options.policy().build() == ImagePolicy.Build.NEVER) {
            if (observed.image(image.value()).isEmpty()) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "service \""
                                        + service.name()
                                        + "\" has no image "
                                        + image
                                        + ", and it is not to be built",
                                "leave out --no-build, or run \"build "
                                        + service.name()
                                        + "\" before"));
            }
            return Optional.empty();
        }
        var found = local.of(service, image);
        if (found.isEmpty()) {
            return Optional.of(local.absence(service, image));
        }
        if (options.policy().build() == ImagePolicy.Build.ALWAYS
                || causes.policyOf(service) instanceof PullPolicy.Build) {
            return Optional.of("asked for");
        }
        return ImageBases.changed(found.get(), observed).map(base -> base + " changed");
    }

    private Optional<String> baseCause(ImageName image) {
        var found = observed.image(image.value());
        if (found.isEmpty()) {
            return Optional.of("not found");
        }
        return options.policy().build() == ImagePolicy.Build.ALWAYS
                        && found.get().labels().isBuiltBase()
                ? Optional.of("asked for")
                : Optional.empty();
    }
}
