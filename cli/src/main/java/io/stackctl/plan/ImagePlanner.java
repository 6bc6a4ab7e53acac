package io.stackctl.plan;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.ImageName;
import io.stackctl.model.PullPolicy;
import io.stackctl.model.Service;
import io.stackctl.model.ServiceName;
import io.stackctl.model.Stack;
import io.stackctl.state.ObservedStack;
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
    private final PlanBuilder steps = new PlanBuilder();

    private ImagePlanner(Stack stack, ObservedStack observed, ImageOptions options) {
        this.stack = stack;
        this.observed = observed;
        this.options = options;
    }

    /**
     * Plans it.
     *
     * @throws StackException when an image could only be built and must not be
     */
    public static Plan plan(Stack stack, ObservedStack observed, ImageOptions options) {
        return new ImagePlanner(stack, observed, options).plan();
    }

    private Plan plan() {
        Map<ImageName, Step> wanted = new TreeMap<>();
        for (var service : stack.services()) {
            if (service.provider().isEmpty()) {
                step(service).ifPresent(step -> wanted.putIfAbsent(stack.imageOf(service), step));
            }
        }
        wanted.values().forEach(steps::add);
        return steps.build();
    }

    private Optional<Step> step(Service service) {
        var image = stack.imageOf(service);
        boolean absent = observed.image(image.value()).isEmpty();
        var pull = pullCause(service, image, absent);
        if (pull.isPresent() && !options.pulled()) {
            return Optional.of(
                    new Step.PullImage(
                            image, usersOf(image), service.platform(), isBuilt(image), pull.get()));
        }
        if (service.build().isEmpty()) {
            return Optional.empty();
        }
        boolean always =
                options.build() == ImageOptions.Build.ALWAYS
                        || policyOf(service) instanceof PullPolicy.Build;
        if (options.build() == ImageOptions.Build.NEVER) {
            if (absent) {
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
        return absent || always
                ? Optional.of(
                        new Step.BuildImage(
                                image, service.name(), absent ? "not found" : "asked for"))
                : Optional.empty();
    }

    private PullPolicy policyOf(Service service) {
        return options.pull().orElseGet(service::pullPolicy);
    }

    private Optional<String> pullCause(Service service, ImageName image, boolean absent) {
        if (service.image().isEmpty()
                || (options.build() == ImageOptions.Build.ALWAYS && service.build().isPresent())) {
            return Optional.empty();
        }
        return switch (policyOf(service)) {
            case PullPolicy.Always always -> Optional.of("pull policy always");
            case PullPolicy.Never never -> Optional.empty();
            case PullPolicy.Build build -> Optional.empty();
            case PullPolicy.Missing missing -> absent ? Optional.of("not found") : Optional.empty();
            case PullPolicy.Every every -> {
                var tagged = observed.image(image.value()).map(found -> found.lastTagged());
                yield tagged.isPresent() && tagged.get().plus(every.age()).isAfter(options.now())
                        ? Optional.empty()
                        : Optional.of(absent ? "not found" : "older than its pull policy allows");
            }
        };
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
