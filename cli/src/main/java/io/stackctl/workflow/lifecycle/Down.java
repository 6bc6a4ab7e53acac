package io.stackctl.workflow.lifecycle;

import io.stackctl.event.Event;
import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.DownPlanner;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.StackLabels;
import io.stackctl.step.Step;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lock.ChangeKind;
import io.stackctl.workflow.provider.Providers;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** {@code down}: stops and removes what a stack left on the engine. */
public final class Down {

    private final Surroundings around;

    public Down(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it.
     *
     * @return what was done; empty when there was nothing
     */
    public Plan<Step> run(FoundStack found, DownRequest request) {
        Plan<Step> plan;
        boolean provided;
        try (var change = StackChange.begin(around, found.name(), ChangeKind.DOWN)) {
            plan = change.run(() -> plan(found, request)).orElseThrow();
            provided =
                    found instanceof FoundStack.Defined defined
                            && new Providers(around).down(defined.stack(), request.services());
        }
        boolean nothing = plan.isEmpty() && plan.warnings().isEmpty() && !provided;
        if (nothing && !definesNetwork(found)) {
            around.events()
                    .accept(
                            new Event.Warning(
                                    "Warning: No resource found to remove for project \""
                                            + found.name()
                                            + "\"."));
        }
        return plan;
    }

    /**
     * Whether a definition has a network to take away: that it is gone already is no news to
     * Compose.
     */
    private static boolean definesNetwork(FoundStack found) {
        return found instanceof FoundStack.Defined defined
                && defined.stack().networks().stream().anyMatch(network -> !network.external());
    }

    /** What {@link #run} would do. */
    public Plan<Step> plan(FoundStack found, DownRequest request) {
        Sight.requireServices(found, request.services());
        var sight = Sight.whole(found, around);
        var options =
                new DownOptions(
                        new StopOptions(services(found, sight, request), request.timeout()),
                        request.orphans(),
                        request.volumes(),
                        images(request),
                        labelledImages(sight, request));
        return DownPlanner.plan(sight.stack(), sight.observed(), options);
    }

    private Set<ServiceName> services(FoundStack found, Sight sight, DownRequest request) {
        if (sight.defined() || request.services().isEmpty()) {
            return request.services();
        }
        var known = new HashSet<ServiceName>();
        sight.stack().services().stream().map(Service::name).forEach(known::add);
        if (request.services().stream().noneMatch(known::contains)) {
            around.events()
                    .accept(
                            new Event.Note(
                                    "Any of the services "
                                            + new TreeSet<>(request.services())
                                                    .toString()
                                                    .replace(",", "")
                                            + " not running in project \""
                                            + found.name()
                                            + "\""));
        }
        return Dependencies.of(sight.stack()).withDependents(request.services());
    }

    private static DownOptions.Images images(DownRequest request) {
        return switch (request.images()) {
            case NONE -> DownOptions.Images.NONE;
            case LOCAL -> DownOptions.Images.LOCAL;
            case BUILT -> DownOptions.Images.BUILT;
            case ALL -> DownOptions.Images.ALL;
        };
    }

    private Set<String> labelledImages(Sight sight, DownRequest request) {
        var references = new TreeSet<String>();
        if (request.images() == DownRequest.ImageChoice.NONE) {
            return references;
        }
        var stack = sight.stack();
        for (ObservedImage image :
                around.engine().images().all(StackLabels.ofEverythingIn(stack.name()))) {
            if (request.orphans() || image.labels().service().flatMap(stack::service).isPresent()) {
                references.addAll(image.tags());
            }
        }
        return references;
    }
}
