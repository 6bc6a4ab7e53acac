package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.container.StopContainer;
import io.stackctl.step.network.ConnectContainer;
import java.util.ArrayList;
import java.util.List;

/** What has to be done before a container is started, besides what its service depends on. */
@FunctionalInterface
interface StartConditions {

    /** The steps to wait for. */
    List<Integer> of(Service service, ContainerRef container);

    /**
     * Everything so far.
     *
     * @param cause what that means
     */
    static StartConditions together(Reconciliation work, String cause) {
        var everything = work.steps.everythingSoFar(cause);
        return (_, _) -> everything;
    }

    /**
     * What the container itself needs; that all are gone which have to go, since they may hold a
     * port, an address or a name that it gets; and that those who run are back in their networks.
     */
    static StartConditions each(Reconciliation work) {
        var prerequisites = new Prerequisites(work);
        var gone =
                work.steps.together(
                        "what goes is gone",
                        step ->
                                step instanceof StopContainer
                                        || step instanceof RemoveContainer
                                        || step instanceof ConnectContainer);
        return (service, container) -> {
            var steps = new ArrayList<>(gone);
            steps.addAll(work.stepsBehind(container));
            if (container instanceof ContainerRef.Existing) {
                steps.addAll(prerequisites.of(service));
            }
            return steps;
        };
    }
}
