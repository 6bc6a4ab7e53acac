package io.stackctl.planner.image;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.image.PullImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fetches the images of services, each once, because somebody asks for it. */
public final class PullPlanner {

    private static final String HERE = "Image is already present locally";

    private final Stack stack;
    private final ObservedStack observed;
    private final PullOptions options;
    private final PlanBuilder<Step> steps = Step.plan();
    private final List<Skip> skipped = new ArrayList<>();
    private final Set<ImageName> pulled = new HashSet<>();

    private PullPlanner(Stack stack, ObservedStack observed, PullOptions options) {
        this.stack = stack;
        this.observed = observed;
        this.options = options;
    }

    /**
     * What is to be done.
     *
     * @param skipped what is not fetched, each once
     */
    public record Pulls(Plan<Step> plan, List<Skip> skipped) {}

    /**
     * A service for which nothing is fetched.
     *
     * @param image empty where it is built under a name of our own
     * @param reason in Compose's words; may be empty
     */
    public record Skip(ServiceName service, Optional<ImageName> image, String reason) {}

    /** Plans it for the selected services. */
    public static Pulls plan(Stack stack, ObservedStack observed, PullOptions options) {
        var planner = new PullPlanner(stack, observed, options);
        stack.services().forEach(planner::plan);
        for (var service : stack.services()) {
            service.initImages().forEach(image -> planner.planInit(service, image));
        }
        return new Pulls(planner.steps.build(), planner.told());
    }

    /** An image that is fetched for one service is not said to be left out for another. */
    private List<Skip> told() {
        Set<ImageName> images = new HashSet<>(pulled);
        return skipped.stream()
                .filter(skip -> skip.image().isEmpty() || images.add(skip.image().get()))
                .toList();
    }

    private void plan(Service service) {
        var reason = reasonToSkip(service);
        if (reason.isPresent()) {
            skipped.add(new Skip(service.name(), service.image(), reason.get()));
            return;
        }
        var image = stack.imageOf(service);
        pull(service, image, service.build().isPresent() || isMadeHere(image));
    }

    private void pull(Service service, ImageName image, boolean buildable) {
        if (pulled.add(image)) {
            steps.add(
                    new PullImage(
                            image,
                            service.platform(),
                            options.failures() || isMadeHere(image),
                            buildable,
                            false,
                            "asked for"));
        }
    }

    /** What runs before a service can be fetched only, by the service's policy. */
    private void planInit(Service service, ImageName image) {
        var policy = options.policy().orElseGet(service::pullPolicy);
        if (policy instanceof PullPolicy.Never) {
            return;
        }
        boolean missing = policy instanceof PullPolicy.Build || isForMissing(service);
        if (missing && isHere(image)) {
            skipped.add(new Skip(service.name(), Optional.of(image), HERE));
        } else {
            pull(service, image, isMadeHere(image));
        }
    }

    private boolean isMadeHere(ImageName image) {
        return stack.extension().baseImages().stream()
                .filter(base -> base.buildDirectory().isPresent() || base.bootstrap().isPresent())
                .anyMatch(base -> ImageNames.same(base.name().value(), image.value()));
    }

    private Optional<String> reasonToSkip(Service service) {
        if (service.image().isEmpty()) {
            return Optional.of("No image to be pulled");
        }
        var image = service.image().get();
        var policy = options.policy().orElseGet(service::pullPolicy);
        if (policy instanceof PullPolicy.Never || policy instanceof PullPolicy.Build) {
            return Optional.of("");
        }
        if (isForMissing(service) && isHere(image)) {
            return Optional.of(HERE);
        }
        return options.buildable() && service.build().isPresent()
                ? Optional.of("Image can be built")
                : Optional.empty();
    }

    private boolean isForMissing(Service service) {
        // Missing is also what a service has that says nothing: that one is pulled.
        return options.policy()
                .map(PullPolicy.Missing.class::isInstance)
                .orElseGet(service::pullsMissingOnly);
    }

    private boolean isHere(ImageName image) {
        return observed.image(image.value()).isPresent() && !isLatest(image);
    }

    /** Such a tag moves, so that what is here may not be what it names any more. */
    private static boolean isLatest(ImageName image) {
        var name = image.value().substring(image.value().lastIndexOf('/') + 1);
        return name.endsWith(":latest") || !(name.contains(":") || name.contains("@"));
    }
}
