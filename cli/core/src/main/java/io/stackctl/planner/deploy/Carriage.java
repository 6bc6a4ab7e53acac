package io.stackctl.planner.deploy;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.vip.CarriedNames;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;

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
    static Carriage of(Stack stack, Service service, ObservedStack observed, boolean routed) {
        var names = CarriedNames.of(stack);
        var vip = names.of(service.name());
        if (vip.isEmpty()) {
            return NONE;
        }
        var gateway = vip.get().gateway();
        var carried =
                stack.definedServices().stream()
                        .filter(it -> it.name().equals(gateway))
                        .map(it -> names.told(it).carried())
                        .findFirst();
        var running =
                observed.replicasOf(gateway).stream().filter(ObservedContainer::isUp).toList();
        boolean now =
                routed
                        && !running.isEmpty()
                        && running.stream()
                                .map(it -> it.labels().insideNames().carried())
                                .allMatch(it -> carried.filter(it::equals).isPresent());
        return now ? NOW : LATER;
    }
}
