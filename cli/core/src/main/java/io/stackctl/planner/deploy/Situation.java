package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.Traffic;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a deployment goes by, beside the definition and the engine's snapshot.
 *
 * @param revision the new one
 * @param policies how each service is deployed
 * @param routed services whose requests come through a gateway that can be told how to share them
 * @param traffic how they are shared at the moment, where something was said
 * @param promoted the share of the new revision, in a thousand, up to which somebody has agreed by
 *     hand
 * @param pauseAt the share at which somebody wants to be asked
 */
public record Situation(
        RevisionNumber revision,
        Map<ServiceName, DeployPolicy> policies,
        Set<ServiceName> routed,
        Map<ServiceName, Traffic> traffic,
        int promoted,
        Optional<Integer> pauseAt) {

    public Situation {
        policies = Map.copyOf(policies);
        routed = Set.copyOf(routed);
        traffic = new TreeMap<>(traffic);
    }

    /** The greatest part of the requests, in a thousand, that the new revision has anywhere. */
    public int greatestShare() {
        return traffic.values().stream()
                .mapToInt(shared -> shared.shareOf(revision))
                .max()
                .orElse(0);
    }

    /**
     * What somebody has said of a service by hand.
     *
     * @param staying those of its containers that are there afterwards
     */
    public Traffic byHand(ServiceName service, Collection<ObservedContainer> staying) {
        return trafficOf(service).byHand(staying);
    }

    /** How long requests to a service wait at the moment; zero where they do not. */
    public Duration heldNow(ServiceName service) {
        return trafficOf(service).hold();
    }

    /** Whether they wait since a deployment, and not somebody by hand, has said so. */
    boolean isHeld(ServiceName service) {
        return heldNow(service).compareTo(trafficOf(service).hand().hold()) > 0;
    }

    /** How requests to a service are shared at the moment. */
    Traffic trafficOf(ServiceName service) {
        return traffic.getOrDefault(service, Traffic.ALIKE);
    }
}
