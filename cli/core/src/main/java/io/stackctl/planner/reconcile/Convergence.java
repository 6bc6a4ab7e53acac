package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.planner.fields.Fields;
import io.stackctl.state.ObservedContainer;
import java.util.List;

/**
 * What becomes of the containers of one service.
 *
 * @param fields the definition that new containers remember
 * @param leftovers what an interrupted replacement left and nobody needs
 * @param adopted what an interrupted replacement left just before its last step: it only lacks its
 *     name
 * @param surplus more than the service has replicas
 * @param kept those that are as they should be, by number
 * @param replaced those that are not
 * @param missing the numbers of new ones
 */
record Convergence(
        Service service,
        Fields fields,
        List<ObservedContainer> leftovers,
        List<ObservedContainer> adopted,
        List<ObservedContainer> surplus,
        List<ObservedContainer> kept,
        List<Replacement> replaced,
        List<Integer> missing) {

    /** A container and why it cannot stay. */
    record Replacement(ObservedContainer old, String cause) {}

    /** Whether the container that others share namespaces with is one of the snapshot and stays. */
    boolean keepsFirst() {
        return !kept.isEmpty()
                && replaced.stream().allMatch(r -> number(r.old()) > number(kept.getFirst()));
    }

    static int number(ObservedContainer container) {
        return container.number().orElse(0);
    }
}
