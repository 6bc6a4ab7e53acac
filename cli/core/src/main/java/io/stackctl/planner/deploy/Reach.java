package io.stackctl.planner.deploy;

import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.StartContainer;
import io.stackctl.step.traffic.AwaitRouted;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How requests come to a stack, as it was at some time.
 *
 * @param routed services that gateways send them to
 * @param gateways those of the stack itself that ran
 */
public record Reach(Set<ServiceName> routed, Set<ContainerId> gateways) {

    /** Nothing is sent by anybody. */
    public static final Reach NONE = new Reach(Set.of(), Set.of());

    public Reach {
        routed = Set.copyOf(routed);
        gateways = Set.copyOf(gateways);
    }

    /** What was found. */
    public static Reach of(ObservedStack observed, Situation situation) {
        return new Reach(
                situation.routed(),
                observed.containers().stream()
                        .filter(container -> container.labels().isGateway() && container.isUp())
                        .map(ObservedContainer::id)
                        .collect(Collectors.toSet()));
    }

    /**
     * Plans how they come as before: an engine that was killed leaves down what had to run {@code
     * unless-stopped}, gateways too, and without them nobody could be told of requests.
     */
    public Plan<Step> restore(ObservedStack observed) {
        var steps = Step.plan();
        var started = new ArrayList<Integer>();
        for (var container : observed.containers()) {
            if (container.state() == ContainerState.EXITED && gateways.contains(container.id())) {
                started.add(
                        steps.add(
                                new StartContainer(
                                        ContainerRef.of(container),
                                        "ran until the engine went away")));
            }
        }
        for (var service : new TreeSet<>(routed)) {
            steps.add(new AwaitRouted(service, "got its requests from a gateway"), started);
        }
        return steps.build();
    }
}
