package io.stackctl.swarm.planner;

import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.Stack;
import io.stackctl.swarm.action.CreateNetwork;
import io.stackctl.swarm.spec.NetworkSpecs;
import io.stackctl.swarm.state.ObservedSwarm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which networks have to be made. */
final class NetworkPlan {

    private NetworkPlan() {}

    /**
     * The creations, in the order of the definition.
     *
     * @throws StackException when one that belongs to somebody else is not there
     */
    static List<CreateNetwork> of(Stack stack, ObservedSwarm observed) {
        Set<String> used = new HashSet<>();
        stack.services()
                .forEach(service ->
                        service.connectivity()
                                .networks()
                                .forEach(attachment -> used.add(attachment.network())));
        var creations = new ArrayList<CreateNetwork>();
        for (var network : stack.networks()) {
            var name = network.name().value();
            boolean there =
                    observed.networks().containsKey(name)
                            || observed.foreignNetworks().containsKey(name);
            if (network.external() && !there) {
                throw missing(network);
            }
            if (!there && (used.contains(network.key()) || stack.keepsUnused())) {
                creations.add(
                        new CreateNetwork(
                                name, NetworkSpecs.creation(stack.name(), network), "not found"));
            }
        }
        return creations;
    }

    private static StackException missing(NetworkDefinition network) {
        return StackException.of(
                Mistake.of(
                        "network " + network.name() + " is declared as external, and is not there",
                        network.definition().location(),
                        "networks." + network.key(),
                        "create it: docker network create --driver overlay " + network.name()));
    }
}
