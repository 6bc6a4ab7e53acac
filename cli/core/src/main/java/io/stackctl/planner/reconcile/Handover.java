package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.plan.Narration;
import io.stackctl.planner.reconcile.Convergence.Replacement;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.container.CreateContainer;
import io.stackctl.step.container.NewContainer;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.container.RenameContainer;
import java.util.ArrayList;
import java.util.List;

/**
 * How a new container takes the place of one that cannot stay, as Docker Compose does it: it is
 * made beside the old one, which is then stopped and removed, and gets its name. Where that is
 * wanted, it is started with all others. Users see one change: its beginning is the creation, its
 * end the new name.
 */
final class Handover {

    private final Reconciliation work;
    private final Service service;
    private final Replacement replacement;
    private final NewContainer successor;

    Handover(
            Reconciliation work, Service service, Replacement replacement, NewContainer successor) {
        this.work = work;
        this.service = service;
        this.replacement = replacement;
        this.successor = successor;
    }

    /**
     * Adds the steps.
     *
     * @param behind what the successor is made after
     */
    void plan(List<Integer> behind) {
        int created =
                work.steps.add(
                        new CreateContainer(
                                successor,
                                Narration.replacing(successor.ref().resource()),
                                replacement.cause()),
                        behind);
        var before = new ArrayList<>(dependentsStopped());
        before.add(created);
        // It may be on its way into a network that was made anew.
        var settled = work.stepsBehind(ContainerRef.of(old()));
        var stopped = new ArrayList<>(work.stops.untold(old(), replacement.cause(), before));
        stopped.addAll(settled);
        // Its anonymous volumes stay for its successor.
        int removed =
                work.steps.add(
                        new RemoveContainer(
                                ContainerRef.of(old()),
                                false,
                                Narration.SILENT,
                                "replaced by " + created),
                        stopped);
        work.existsAfter(
                successor.ref(),
                work.steps.add(
                        new RenameContainer(successor.ref(), successor.ref().name(), "replaces it"),
                        removed));
    }

    private ObservedContainer old() {
        return replacement.old();
    }

    /** Those that are restarted with it stop before it. */
    private List<Integer> dependentsStopped() {
        var stops = new ArrayList<Integer>();
        for (var dependent : work.dependencies.restartedWith(service.name())) {
            for (var container : work.observedReplicas(dependent)) {
                if (work.stops.include(container)) {
                    stops.addAll(work.stops.stop(container, "", List.of()));
                }
            }
        }
        return stops;
    }
}
