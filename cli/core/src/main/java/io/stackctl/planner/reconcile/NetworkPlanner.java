package io.stackctl.planner.reconcile;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.ConfigHash;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.service.NetworkAttachment;
import io.stackctl.state.NewLabels;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.StackLabels;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.network.ConnectContainer;
import io.stackctl.step.network.CreateNetwork;
import io.stackctl.step.network.DisconnectContainer;
import io.stackctl.step.network.Endpoint;
import io.stackctl.step.network.RemoveNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sees to it that the networks of the services are there, and as they are defined. */
final class NetworkPlanner {

    private final Reconciliation work;

    NetworkPlanner(Reconciliation work) {
        this.work = work;
    }

    /**
     * Plans them.
     *
     * @throws StackException for an external network that is missing or ambiguous, and for one that
     *     belongs elsewhere
     */
    void plan() {
        var used = used();
        for (var network : work.stack.networks()) {
            if (work.stack.keepsUnused() || used.contains(network.key())) {
                if (network.external()) {
                    requireExternal(network);
                } else {
                    plan(network);
                }
            }
        }
    }

    private Set<String> used() {
        var keys = new TreeSet<String>();
        for (var service : work.stack.services()) {
            service.connectivity().networks().stream()
                    .map(NetworkAttachment::network)
                    .forEach(keys::add);
        }
        return keys;
    }

    private List<ObservedNetwork> named(String name) {
        return work.observed.networks().stream()
                .filter(network -> network.name().equals(name))
                .toList();
    }

    private void requireExternal(NetworkDefinition network) {
        var name = network.name().value();
        if (named(name).size() > 1) {
            throw failed(
                    "multiple networks with name \""
                            + name
                            + "\" were found. Use network ID as `name` to avoid ambiguity",
                    "");
        }
        if (work.observed.network(name).isEmpty()) {
            throw failed(
                    "network " + name + " declared as external, but could not be found",
                    "create it with \"docker network create "
                            + name
                            + "\", or leave out external: true");
        }
    }

    private void plan(NetworkDefinition network) {
        var found = named(network.name().value());
        if (found.isEmpty()) {
            create(network, "not found", List.of());
            return;
        }
        var existing = found.getFirst();
        check(network, existing);
        var hash = existing.labels().configHash().orElse("");
        if (!hash.isEmpty() && !ConfigHash.accepted(network).contain(hash)) {
            replace(network, existing);
        }
    }

    private void check(NetworkDefinition network, ObservedNetwork existing) {
        if (!existing.labels().isOf(work.stack.name())) {
            work.steps.warn(
                    "a network with name "
                            + network.name()
                            + " exists but was not created "
                            + (existing.labels().stack().isEmpty()
                                    ? "by compose"
                                    : "for project \"" + work.stack.name() + "\"")
                            + ".\nSet `external: true` to use an existing network");
        }
        var key = existing.labels().networkKey().orElse("");
        if (!key.equals(network.key())) {
            throw failed(
                    "network "
                            + network.name()
                            + " was found but has incorrect label "
                            + StackLabels.NETWORK
                            + " set to \""
                            + key
                            + "\" (expected: \""
                            + network.key()
                            + "\")",
                    "remove the network, give this one another name:, or set external: true");
        }
    }

    private int create(NetworkDefinition network, String cause, List<Integer> waitsFor) {
        var labels = NewLabels.ofNetwork(work.stack, network, work.level);
        int step = work.steps.add(new CreateNetwork(network, labels, cause), waitsFor);
        work.networkReadyAfter(network.name().value(), step);
        return step;
    }

    /**
     * What is brought up stops meanwhile, as in Docker Compose. Others that share the network, such
     * as services that are not named, go on running and change over: nobody would start them again.
     */
    private void replace(NetworkDefinition network, ObservedNetwork existing) {
        var cause = "network " + network.name() + " is no longer as defined";
        var members = membersOf(existing);
        var disconnected = new ArrayList<Integer>();
        for (var member : members) {
            if (work.startsAgain(member)) {
                disconnected.add(
                        disconnect(member, network, cause, work.stop(member, cause, List.of())));
            }
        }
        // Last, so that those who run are without a network for a moment only.
        var stopped = List.copyOf(disconnected);
        for (var member : members) {
            if (!work.startsAgain(member)) {
                disconnected.add(disconnect(member, network, cause, stopped));
            }
        }
        int gone =
                work.steps.add(
                        new RemoveNetwork(
                                network.name(), existing.id(), true, "definition changed"),
                        disconnected);
        int created = create(network, "definition changed", List.of(gone));
        for (var member : members) {
            endpointOf(member, network)
                    .ifPresent(endpoint -> reconnect(member, endpoint, created, cause));
        }
    }

    private int disconnect(
            ObservedContainer member,
            NetworkDefinition network,
            String cause,
            List<Integer> waitsFor) {
        return work.steps.add(
                new DisconnectContainer(ContainerRef.of(member), network.name(), cause), waitsFor);
    }

    // A container that is replaced anyway loses nothing by being connected once more before.
    private void reconnect(ObservedContainer member, Endpoint endpoint, int created, String cause) {
        work.existsAfter(
                ContainerRef.of(member),
                work.steps.add(
                        new ConnectContainer(ContainerRef.of(member), endpoint, cause), created));
    }

    private Optional<Endpoint> endpointOf(ObservedContainer member, NetworkDefinition network) {
        var defined = Endpoints.of(work.stack, work.insideNames, member, network);
        // One that is not brought up keeps its place, even if it is to lose it when it is.
        return defined.isEmpty() && !work.startsAgain(member)
                ? Optional.of(Endpoints.bare(member, network))
                : defined;
    }

    private List<ObservedContainer> membersOf(ObservedNetwork network) {
        return work.observed.containers().stream()
                .filter(container ->
                        container.networks().stream()
                                .anyMatch(membership ->
                                        membership.networkName().equals(network.name())))
                .toList();
    }

    private static StackException failed(String message, String remedy) {
        return new StackException(new Failure.OperationFailed(message, remedy));
    }
}
