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
 * A container, the one that is to take its place, and the steps that a strategy puts together for
 * that. Users see one change: its beginning is the creation, its end the new name.
 */
public final class Handover {

    private final Reconciliation work;
    private final Service service;
    private final Replacement replacement;
    private final NewContainer successor;
    private final List<Integer> beforeCreation;

    Handover(
            Reconciliation work,
            Service service,
            Replacement replacement,
            NewContainer successor,
            List<Integer> beforeCreation) {
        this.work = work;
        this.service = service;
        this.replacement = replacement;
        this.successor = successor;
        this.beforeCreation = List.copyOf(beforeCreation);
    }

    /** The service they are of. */
    public Service service() {
        return service;
    }

    /** The container that cannot stay. */
    public ObservedContainer old() {
        return replacement.old();
    }

    /** The one that takes its place. */
    public ContainerRef successor() {
        return successor.ref();
    }

    /**
     * Makes the successor, under a name of its own, as soon as what it stands on is there.
     *
     * @param behind steps that it comes after, besides
     * @return the step's number
     */
    public int create(List<Integer> behind) {
        var before = new ArrayList<>(beforeCreation);
        before.addAll(behind);
        return work.steps.add(
                new CreateContainer(
                        successor,
                        Narration.replacing(successor.ref().resource()),
                        replacement.cause()),
                before);
    }

    /**
     * Stops the old container, if it runs, and before it those that are restarted with it.
     *
     * @return what to wait for so that it is stopped
     */
    public List<Integer> stop(List<Integer> behind) {
        var before = new ArrayList<>(dependentsStopped());
        before.addAll(behind);
        return work.stopUntold(old(), replacement.cause(), before);
    }

    private List<Integer> dependentsStopped() {
        var stops = new ArrayList<Integer>();
        for (var dependent : work.dependencies.restartedWith(service.name())) {
            for (var container : work.observedReplicas(dependent)) {
                if (work.isStopped(container)) {
                    stops.addAll(work.stop(container, "", List.of()));
                }
            }
        }
        return stops;
    }

    /**
     * Removes the old container; its anonymous volumes stay for its successor.
     *
     * @return the step's number
     */
    public int remove(List<Integer> behind, String cause) {
        return work.steps.add(
                new RemoveContainer(ContainerRef.of(old()), false, Narration.SILENT, cause),
                behind);
    }

    /** Gives the successor its name, after which it is what the stack has. */
    public void rename(List<Integer> behind) {
        work.existsAfter(
                successor.ref(),
                work.steps.add(
                        new RenameContainer(successor.ref(), successor.ref().name(), "replaces it"),
                        behind));
    }
}
