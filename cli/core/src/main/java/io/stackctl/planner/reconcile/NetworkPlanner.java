package io.stackctl.planner.reconcile;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.ConfigHash;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.service.NetworkAttachment;
import io.stackctl.planner.match.Match;
import io.stackctl.planner.match.Matches;
import io.stackctl.state.NewLabels;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.step.network.CreateNetwork;
import java.util.List;
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
     * @throws StackException for an external network that is missing or ambiguous
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

    private void requireExternal(NetworkDefinition network) {
        var name = network.name().value();
        var named =
                work.observed.networks().stream()
                        .filter(other -> other.name().equals(name))
                        .count();
        if (named > 1) {
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

    private static StackException failed(String message, String remedy) {
        return new StackException(new Failure.OperationFailed(message, remedy));
    }

    private void plan(NetworkDefinition network) {
        Matches.of(work.observed, work.stack, network)
                .ifPresentOrElse(
                        match -> plan(network, match),
                        () -> create(work, network, "not found", List.of()));
    }

    private void plan(NetworkDefinition network, Match<ObservedNetwork> match) {
        var existing = match.chosen();
        match.others().forEach(other -> warnOfAnother(network, other, existing));
        var change = new NetworkChange(work, network, existing);
        if (!existing.name().equals(network.name().value())
                && !existing.id().value().equals(network.name().value())) {
            // One of the new name may be somebody else's.
            var successor = work.observed.network(network.name().value());
            successor.ifPresent(found -> warnUnlessOwn(network, found));
            change.rename(successor.isPresent());
            return;
        }
        warnUnlessOwn(network, existing);
        var hash = existing.labels().configHashOf(work.stack.name());
        if (hash.isEmpty()) {
            return;
        }
        var accepted = ConfigHash.accepted(network);
        if (accepted.contain(hash.get())) {
            accepted.onlyLevelOf(hash.get()).ifPresent(level -> work.levels.found(network, level));
        } else {
            change.replace();
        }
    }

    private void warnOfAnother(
            NetworkDefinition network, ObservedNetwork other, ObservedNetwork chosen) {
        work.steps.warn(
                "network \""
                        + other.name()
                        + "\" (id "
                        + other.id()
                        + ") carries the compose label \""
                        + network.key()
                        + "\" but does not match the compose file (using \""
                        + chosen.name()
                        + "\"); it is left untouched — remove it manually if it is no longer"
                        + " needed");
    }

    private void warnUnlessOwn(NetworkDefinition network, ObservedNetwork existing) {
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
    }

    /** Creates a network, which containers that join it wait for. */
    static int create(
            Reconciliation work, NetworkDefinition network, String cause, List<Integer> waitsFor) {
        var labels = NewLabels.ofNetwork(work.stack, network, work.level);
        int step = work.steps.add(new CreateNetwork(network, labels, cause), waitsFor);
        work.networkReadyAfter(network.name().value(), step);
        return step;
    }
}
