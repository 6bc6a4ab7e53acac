package io.stackctl.workflow.lifecycle;

import io.stackctl.event.Event;
import io.stackctl.history.KeptImages;
import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.DownPlanner;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.StackLabels;
import io.stackctl.step.Step;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.NothingThere;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lock.ChangeKind;
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
    public Plan<Step> run(FoundStack found, DownOptions options) {
        Plan<Step> plan;
        try (var change = StackChange.begin(around, found.name(), ChangeKind.DOWN)) {
            plan = change.run(() -> plan(found, options)).orElseThrow();
        }
        boolean nothing = plan.isEmpty() && plan.warnings().isEmpty();
        if (nothing && !definesNetwork(found)) {
            NothingThere.tell(around, found.name());
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
    public Plan<Step> plan(FoundStack found, DownOptions options) {
        Sight.requireServices(found, options.services());
        var sight = Sight.whole(found, around);
        return DownPlanner.plan(
                sight.stack(),
                sight.observed(),
                options.of(services(found, sight, options)),
                labelledImages(sight, options));
    }

    private Set<ServiceName> services(FoundStack found, Sight sight, DownOptions options) {
        if (sight.defined() || options.services().isEmpty()) {
            return options.services();
        }
        var known = new HashSet<ServiceName>();
        sight.stack().services().stream().map(Service::name).forEach(known::add);
        if (options.services().stream().noneMatch(known::contains)) {
            around.events()
                    .accept(
                            new Event.Note(
                                    "Any of the services "
                                            + new TreeSet<>(options.services())
                                                    .toString()
                                                    .replace(",", "")
                                            + " not running in project \""
                                            + found.name()
                                            + "\""));
        }
        return Dependencies.of(sight.stack()).withDependents(options.services());
    }

    private Set<String> labelledImages(Sight sight, DownOptions options) {
        var references = new TreeSet<String>();
        if (options.kept()) {
            references.addAll(KeptImages.of(sight.stack().name(), sight.observed().kept()));
        }
        if (options.images() == DownOptions.Images.NONE) {
            return references;
        }
        var stack = sight.stack();
        for (ObservedImage image :
                around.engine().images().all(StackLabels.ofEverythingIn(stack.name()))) {
            if (options.orphans() || image.labels().service().flatMap(stack::service).isPresent()) {
                references.addAll(image.tags());
            }
        }
        return references;
    }
}
