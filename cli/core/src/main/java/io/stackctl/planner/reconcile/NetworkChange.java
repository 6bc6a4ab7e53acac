package io.stackctl.planner.reconcile;

import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.name.NetworkName;
import io.stackctl.model.service.NamespaceMode;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.network.ConnectContainer;
import io.stackctl.step.network.DisconnectContainer;
import io.stackctl.step.network.Endpoint;
import io.stackctl.step.network.RemoveNetwork;
import io.stackctl.step.network.RemoveNetwork.IfUsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts another network in the place of one, beneath the containers that are in it: they keep their
 * identity. What is brought up stops meanwhile, as in Docker Compose. Others that share the
 * network, such as services that are not named, go on running and change over: nobody would start
 * them again.
 */
final class NetworkChange {

    private final Reconciliation work;
    private final NetworkDefinition network;
    private final ObservedNetwork existing;
    private final Map<ObservedContainer, Integer> left = new LinkedHashMap<>();

    /**
     * Prepares.
     *
     * @param network as it is to be
     * @param existing as it is
     */
    NetworkChange(Reconciliation work, NetworkDefinition network, ObservedNetwork existing) {
        this.work = work;
        this.network = network;
        this.existing = existing;
    }

    /** The name stays: the old one has to be gone before there can be a new one. */
    void replace() {
        var cause = "network " + network.name() + " is no longer as defined";
        var members = membersOf(existing);
        leave(members, cause);
        int gone = remove(IfUsed.FAIL, "definition changed");
        int created = NetworkPlanner.create(work, network, "definition changed", List.of(gone));
        for (var member : members) {
            endpointOf(member)
                    .ifPresent(endpoint -> join(member, endpoint, List.of(created), cause));
        }
    }

    /**
     * The name changes: the new one can be there at once, and whoever is not of the stack keeps the
     * old one.
     *
     * @param isThere whether a network of the new name is there already
     */
    void rename(boolean isThere) {
        var cause = "network " + existing.name() + " is called " + network.name() + " now";
        var created =
                isThere
                        ? List.<Integer>of()
                        : List.of(NetworkPlanner.create(work, network, "renamed", List.of()));
        var members = membersOf(existing);
        members.removeIf(member ->
                work.stack.definedService(member.service()).isEmpty()
                        || endpointOf(member).isEmpty());
        leave(members, cause);
        for (var member : members) {
            var before = new ArrayList<>(created);
            Optional.ofNullable(left.get(member)).ifPresent(before::add);
            endpointOf(member).ifPresent(endpoint -> join(member, endpoint, before, cause));
        }
        remove(IfUsed.WARN, "renamed");
    }

    private void leave(List<ObservedContainer> members, String cause) {
        for (var member : members) {
            if (work.startsAgain(member)) {
                disconnect(member, cause, work.stops.stop(member, cause, List.of()));
                stopSharers(member);
            }
        }
        // Last, so that those who run are without a network for a moment only.
        var stopped = List.copyOf(left.values());
        for (var member : members) {
            if (!work.startsAgain(member)) {
                disconnect(member, cause, stopped);
            }
        }
    }

    // They would be left in a namespace that ended with the container they have it from.
    private void stopSharers(ObservedContainer member) {
        for (var service : work.stack.services()) {
            var shared = service.connectivity().networkMode().flatMap(NamespaceMode::service);
            if (shared.filter(peer -> peer.service().equals(member.service())).isPresent()) {
                for (var sharer : work.observedReplicas(service.name())) {
                    work.stops.stop(sharer, "shares the network of " + member.service(), List.of());
                }
            }
        }
    }

    private void disconnect(ObservedContainer member, String cause, List<Integer> waitsFor) {
        left.put(
                member,
                work.steps.add(
                        new DisconnectContainer(
                                ContainerRef.of(member), NetworkName.of(existing.name()), cause),
                        waitsFor));
    }

    private int remove(IfUsed ifUsed, String cause) {
        return work.steps.add(
                new RemoveNetwork(NetworkName.of(existing.name()), existing.id(), ifUsed, cause),
                left.values());
    }

    // A container that is replaced anyway loses nothing by being connected once more before.
    private void join(
            ObservedContainer member, Endpoint endpoint, List<Integer> waitsFor, String cause) {
        var ref = ContainerRef.of(member);
        work.existsAfter(ref, work.steps.add(new ConnectContainer(ref, endpoint, cause), waitsFor));
        work.joins(member, network.name());
    }

    private Optional<Endpoint> endpointOf(ObservedContainer member) {
        var defined = Endpoints.of(work.stack, work.insideNames, member, network);
        // One that is not brought up keeps its place, even if it is to lose it when it is.
        return defined.isEmpty() && !work.startsAgain(member)
                ? Optional.of(Endpoints.bare(member, network))
                : defined;
    }

    private List<ObservedContainer> membersOf(ObservedNetwork joined) {
        var members = new ArrayList<ObservedContainer>();
        for (var container : work.observed.containers()) {
            if (container.networks().stream()
                    .anyMatch(membership -> membership.networkName().equals(joined.name()))) {
                members.add(container);
            }
        }
        return members;
    }
}
