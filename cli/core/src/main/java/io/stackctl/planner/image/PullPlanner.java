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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fetches the images of services, each once, because somebody asks for it. */
public final class PullPlanner {

    private final Stack stack;
    private final ObservedStack observed;
    private final PullOptions options;
    private final PlanBuilder<Step> steps = Step.plan();
    private final Map<ServiceName, String> skipped = new LinkedHashMap<>();
    private final Map<ImageName, ServiceName> pulled = new HashMap<>();

    private PullPlanner(Stack stack, ObservedStack observed, PullOptions options) {
        this.stack = stack;
        this.observed = observed;
        this.options = options;
    }

    /**
     * What is to be done.
     *
     * @param skipped why nothing is fetched for a service, in Compose's words; may be empty
     */
    public record Pulls(Plan<Step> plan, Map<ServiceName, String> skipped) {}

    /** Plans it for the selected services. */
    public static Pulls plan(Stack stack, ObservedStack observed, PullOptions options) {
        var planner = new PullPlanner(stack, observed, options);
        stack.services().forEach(planner::plan);
        return new Pulls(planner.steps.build(), planner.skipped);
    }

    private void plan(Service service) {
        var reason = reasonToSkip(service);
        if (reason.isPresent()) {
            skipped.put(service.name(), reason.get());
            return;
        }
        var image = stack.imageOf(service);
        pulled.put(image, service.name());
        steps.add(
                new PullImage(
                        image,
                        List.of(service.name()),
                        service.platform(),
                        options.failures() || isMadeHere(image),
                        service.build().isPresent() || isMadeHere(image),
                        false,
                        "asked for"));
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
        var own = options.policy().isEmpty();
        var policy = options.policy().orElseGet(service::pullPolicy);
        if (policy instanceof PullPolicy.Never || policy instanceof PullPolicy.Build) {
            return Optional.of("");
        }
        if (options.buildable() && service.build().isPresent()) {
            return Optional.of("Image can be built");
        }
        boolean missing =
                // Missing is also what a service has that says nothing: that one is pulled.
                own
                        ? service.pullsMissingOnly() || policy instanceof PullPolicy.Every
                        : policy instanceof PullPolicy.Missing;
        if (missing && observed.image(image.value()).isPresent() && !isLatest(image)) {
            return Optional.of("Image is already present locally");
        }
        return Optional.ofNullable(pulled.get(image))
                .map(other -> "Image is already being pulled by " + other);
    }

    private static boolean isLatest(ImageName image) {
        var name = image.value().substring(image.value().lastIndexOf('/') + 1);
        return name.endsWith(":latest") || !(name.contains(":") || name.contains("@"));
    }
}
