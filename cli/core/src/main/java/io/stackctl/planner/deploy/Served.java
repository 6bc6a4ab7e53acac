package io.stackctl.planner.deploy;

import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;

/** Whether somebody serves a service in the midst of a deployment. */
final class Served {

    private final ObservedStack observed;
    private final Situation situation;

    Served(ObservedStack observed, Situation situation) {
        this.observed = observed;
        this.situation = situation;
    }

    /** Whether a container does: an old one that runs, or a new one that has shown that it can. */
    boolean is(ServiceName service) {
        return observed.replicasOf(service).stream()
                .anyMatch(container ->
                        container.isUp()
                                && !observed.isEnding(container)
                                && !situation.trafficOf(service).drained().contains(container.id())
                                && (isOld(container) || isProven(container)));
    }

    private boolean isOld(ObservedContainer container) {
        return !container.labels().revision().equals(situation.revision());
    }

    /** Only then it takes over the name of its old one, which is called otherwise from then on. */
    private boolean isProven(ObservedContainer container) {
        return observed.replicasOf(container.service()).stream()
                .anyMatch(other ->
                        isOld(other)
                                && Succession.isAside(other)
                                && other.number().equals(container.number()));
    }
}
