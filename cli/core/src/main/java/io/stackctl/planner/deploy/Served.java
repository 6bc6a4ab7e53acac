package io.stackctl.planner.deploy;

import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether somebody serves a service in the midst of a deployment. */
public final class Served {

    private final ObservedStack observed;
    private final Situation situation;

    Served(ObservedStack observed, Situation situation) {
        this.observed = observed;
        this.situation = situation;
    }

    /**
     * The services whose old containers are stopped already, while no new one serves yet, or whose
     * requests are still held for that. Those that do something once, or are to have no containers,
     * serve nobody in any case.
     */
    public static SortedSet<ServiceName> gaps(
            Stack stack, ObservedStack observed, Situation situation) {
        var served = new Served(observed, situation);
        var gaps = new TreeSet<ServiceName>();
        for (var service : stack.services()) {
            var name = service.name();
            var its = observed.replicasOf(name);
            boolean goesOver =
                    situation.policies().containsKey(name)
                            && its.stream().anyMatch(served::isOld)
                            && !its.stream().allMatch(served::isOld);
            boolean serves =
                    service.replicas().value() > 0
                            && !OneShot.mayBe(stack, service, situation.routed().contains(name));
            if (goesOver && serves && (!served.is(name) || situation.isHeld(name))) {
                gaps.add(name);
            }
        }
        return gaps;
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
