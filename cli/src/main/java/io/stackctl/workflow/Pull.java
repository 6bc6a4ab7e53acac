package io.stackctl.workflow;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.ImageName;
import io.stackctl.model.PullPolicy;
import io.stackctl.model.Service;
import io.stackctl.model.ServiceName;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageNames;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Plan.Numbered;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.image.PullImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** {@code pull}: fetches the images of services, each once. */
public final class Pull {

    private final Surroundings around;

    public Pull(Surroundings around) {
        this.around = around;
    }

    /**
     * What is left out.
     *
     * @param policy {@code --policy}, in place of the services' own; missing leaves out what the
     *     engine has, unless it is tagged {@code latest}
     * @param buildable {@code --ignore-buildable}: what can be built
     * @param failures {@code --ignore-pull-failures}: failures, which become remarks
     */
    public record Leniency(Optional<PullPolicy> policy, boolean buildable, boolean failures) {}

    /**
     * Does it.
     *
     * @param stack the selected services
     * @return what was fetched
     */
    public Plan<Step> run(Stack stack, Leniency leniency) {
        var observed = StackObservation.of(around.engine(), stack);
        var steps = new ArrayList<Numbered<Step>>();
        Map<ImageName, ServiceName> pulled = new HashMap<>();
        for (var service : stack.services()) {
            var image = stack.imageOf(service);
            var reason = skipped(service, observed, leniency, pulled);
            if (reason.isPresent()) {
                tell(service, reason.get());
            } else {
                pulled.put(image, service.name());
                var step =
                        new PullImage(
                                image,
                                List.of(service.name()),
                                service.platform(),
                                leniency.failures() || isMadeHere(stack, image),
                                service.build().isPresent() || isMadeHere(stack, image),
                                "asked for");
                steps.add(new Numbered<Step>(steps.size() + 1, List.of(), step));
            }
        }
        var plan = Plan.of(steps);
        Set<String> unavailable = new ConcurrentSkipListSet<>();
        EventSink events =
                event -> {
                    if (event instanceof Event.ResourceChanged changed
                            && changed.status() == Status.UNAVAILABLE) {
                        unavailable.add(changed.resource().name());
                    }
                    around.events().accept(event);
                };
        try {
            PlanRun.ofImages(around.telling(events), stack.name()).run(plan);
        } finally {
            hint(stack, unavailable);
        }
        return plan;
    }

    /** Says how to get what no registry gave. */
    private void hint(Stack stack, Set<String> unavailable) {
        var built =
                stack.services().stream()
                        .filter(service -> service.build().isPresent())
                        .map(service -> service.name().value())
                        .filter(unavailable::contains)
                        .sorted()
                        .toList();
        if (!built.isEmpty()) {
            note("WARNING: Some service image(s) must be built from source by running:");
            note("    stackctl build " + String.join(" ", built));
        }
    }

    private void note(String text) {
        around.events().accept(new Event.Note(text));
    }

    private static boolean isMadeHere(Stack stack, ImageName image) {
        return stack.extension().baseImages().stream()
                .filter(base -> base.buildDirectory().isPresent() || base.bootstrap().isPresent())
                .anyMatch(base -> ImageNames.same(base.name().value(), image.value()));
    }

    private static Optional<String> skipped(
            Service service,
            ObservedStack observed,
            Leniency leniency,
            Map<ImageName, ServiceName> pulled) {
        if (service.image().isEmpty()) {
            return Optional.of("No image to be pulled");
        }
        var image = service.image().get();
        var own = leniency.policy().isEmpty();
        var policy = leniency.policy().orElseGet(service::pullPolicy);
        if (policy instanceof PullPolicy.Never || policy instanceof PullPolicy.Build) {
            return Optional.of("");
        }
        if (leniency.buildable() && service.build().isPresent()) {
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

    private void tell(Service service, String reason) {
        around.events()
                .accept(
                        new Event.ResourceChanged(
                                Resource.service(service.name().value()), Status.SKIPPED, reason));
    }
}
