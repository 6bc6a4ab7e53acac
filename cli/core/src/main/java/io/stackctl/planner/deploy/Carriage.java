package io.stackctl.planner.deploy;

import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.ObservedContainer;

/** Where the names of a service lead inside networks while it goes over. */
enum Carriage {
    /** To its containers. */
    NONE,
    /** To a gateway that runs and has them. */
    NOW,
    /** To a gateway, once that has been made anew. */
    LATER;

    /**
     * Looks at what runs.
     *
     * @param routed whether a gateway sends the service requests already
     */
    static Carriage of(Succession succession, boolean routed) {
        var names = succession.insideNames();
        var vip = names.of(succession.service().name());
        if (vip.isEmpty()) {
            return NONE;
        }
        var gateway = vip.get().gateway();
        var carried =
                succession.stack().definedService(gateway).map(it -> names.told(it).carried());
        var running =
                succession.observed().replicasOf(gateway).stream()
                        .filter(ObservedContainer::isUp)
                        .toList();
        boolean now =
                routed
                        && !running.isEmpty()
                        && running.stream()
                                .map(it -> it.labels().insideNames().carried())
                                .allMatch(it -> carried.filter(it::equals).isPresent());
        return now ? NOW : LATER;
    }
}
