package io.stackctl.planner;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.ImageName;
import io.stackctl.model.PullPolicy;
import io.stackctl.model.Service;
import io.stackctl.model.ServiceName;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.build.ImageSources;
import io.stackctl.plan.Plan;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.image.ImageBases;
import io.stackctl.step.image.PullImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says which images are pulled and built before containers are made. Pulls come first: what can be
 * built as well is only built when the plan is made anew after them.
 */
public final class ImagePlanner {

    private final Stack stack;
    private final ObservedStack observed;
    private final ImageOptions options;

    private ImagePlanner(Stack stack, ObservedStack observed, ImageOptions options) {
        this.stack = stack;
        this.observed = observed;
        this.options = options;
    }

    /**
     * Plans it.
     *
     * @param sources what the Dockerfiles say; not looked at unless {@link #builds}
     * @throws StackException when an image could only be built and must not be, or cannot be
     */
    public static Plan<Step> plan(
            Stack stack, ObservedStack observed, ImageSources sources, ImageOptions options) {
        return new ImagePlanner(stack, observed, options).plan(sources);
    }

    /** Whether something is built or fetched as a base, so that the Dockerfiles matter. */
    public static boolean builds(Stack stack, ObservedStack observed, ImageOptions options) {
        return !new ImagePlanner(stack, observed, options).toMake().isEmpty();
    }

    private Plan<Step> plan(ImageSources sources) {
        var steps = Step.plan();
        toPull().values().forEach(steps::add);
        var made = toMake();
        if (!made.isEmpty()) {
            new BuildPlanner(stack, observed, sources, options).plan(made, steps);
        }
        return steps.build();
    }

    private Map<ImageName, PullImage> toPull() {
        Map<ImageName, PullImage> pulls = new TreeMap<>();
        for (var service : stack.services()) {
            var image = stack.imageOf(service);
            pullCause(service, image)
                    .ifPresent(cause ->
                            pulls.putIfAbsent(
                                    image,
                                    new PullImage(
                                            image,
                                            usersOf(image),
                                            service.platform(),
                                            isBuilt(image),
                                            isBuilt(image),
                                            cause)));
        }
        return pulls;
    }

    /** Causes by the names of images that are built, or fetched as a base. */
    private Map<String, String> toMake() {
        Map<String, String> made = new TreeMap<>();
        for (var service : stack.services()) {
            var image = stack.imageOf(service);
            if (service.provider().isPresent() || pullCause(service, image).isPresent()) {
                continue;
            }
            if (service.build().isPresent()) {
                buildCause(service, image)
                        .ifPresent(cause -> made.putIfAbsent(image.value(), cause));
            } else if (isBase(image)) {
                baseCause(image).ifPresent(cause -> made.putIfAbsent(image.value(), cause));
            }
        }
        return made;
    }

    private Optional<String> buildCause(Service service, ImageName image) {
        var found = observed.image(image.value());
        if (options.build() == ImageOptions.Build.NEVER) {
            if (found.isEmpty()) {
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
        if (found.isEmpty()) {
            return Optional.of("not found");
        }
        if (options.build() == ImageOptions.Build.ALWAYS
                || policyOf(service) instanceof PullPolicy.Build) {
            return Optional.of("asked for");
        }
        return ImageBases.changed(found.get(), observed).map(base -> base + " changed");
    }

    private Optional<String> baseCause(ImageName image) {
        var found = observed.image(image.value());
        if (found.isEmpty()) {
            return Optional.of("not found");
        }
        return options.build() == ImageOptions.Build.ALWAYS && ImageBases.isBuilt(found.get())
                ? Optional.of("asked for")
                : Optional.empty();
    }

    private PullPolicy policyOf(Service service) {
        return options.pull().orElseGet(service::pullPolicy);
    }

    private Optional<String> pullCause(Service service, ImageName image) {
        if (options.pulled()
                || service.provider().isPresent()
                || service.image().isEmpty()
                || isBase(image)
                || (options.build() == ImageOptions.Build.ALWAYS && service.build().isPresent())) {
            return Optional.empty();
        }
        var found = observed.image(image.value());
        var policy = policyOf(service);
        if (policy instanceof PullPolicy.Never || policy instanceof PullPolicy.Build) {
            return Optional.empty();
        }
        if (policy instanceof PullPolicy.Always) {
            return Optional.of("pull policy always");
        }
        if (found.isEmpty()) {
            return Optional.of("not found");
        }
        return policy instanceof PullPolicy.Every every
                        && !found.get().lastTagged().plus(every.age()).isAfter(options.now())
                ? Optional.of("older than its pull policy allows")
                : Optional.empty();
    }

    private boolean isBase(ImageName image) {
        return stack.extension().baseImages().stream()
                .anyMatch(base -> ImageNames.same(base.name().value(), image.value()));
    }

    private boolean isBuilt(ImageName image) {
        return stack.services().stream()
                .anyMatch(service ->
                        service.build().isPresent() && stack.imageOf(service).equals(image));
    }

    private List<ServiceName> usersOf(ImageName image) {
        return stack.services().stream()
                .filter(service -> stack.imageOf(service).equals(image))
                .map(Service::name)
                .sorted()
                .toList();
    }
}
