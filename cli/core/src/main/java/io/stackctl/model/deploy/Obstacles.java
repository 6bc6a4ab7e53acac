package io.stackctl.model.deploy;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Mount;
import io.stackctl.model.service.NamespaceMode;
import io.stackctl.model.service.NetworkAttachment;
import io.stackctl.model.service.Peer;
import io.stackctl.model.service.PortMapping;
import io.stackctl.model.service.VolumesFrom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what keeps an old and a new container of a service from running at the same time, as far as
 * a definition tells: volumes that an image declares are seen on the engine alone. A fixed {@code
 * container_name} is none: names can be swapped.
 */
final class Obstacles {

    private final Stack stack;
    private final Service service;
    private final DeployPolicy policy;
    private final int replicas;
    private final List<Obstacle> found = new ArrayList<>();

    private Obstacles(Stack stack, Service service, DeployPolicy policy) {
        this.stack = stack;
        this.service = service;
        this.policy = policy;
        this.replicas = DeployMode.of(service).replicas(service);
    }

    /** All of a service; without containers there is nothing in the way. */
    static List<Obstacle> of(Stack stack, Service service, DeployPolicy policy) {
        var obstacles = new Obstacles(stack, service, policy);
        if (obstacles.replicas > 0) {
            obstacles.look();
        }
        return List.copyOf(obstacles.found);
    }

    private void look() {
        if (policy.overlap() == Overlap.FORBIDDEN) {
            found.add(new Obstacle.Forbidden());
        }
        service.connectivity().ports().stream()
                .filter(this::isTaken)
                .forEach(port -> found.add(new Obstacle.HostPort(port)));
        lookAtNetworks();
        if (policy.overlap() != Overlap.ALLOWED) {
            lookAtNamespace();
            lookAtVolumes(service, new HashSet<>());
        }
    }

    /** A host's ports are taken by the old ones; those of a range have to do for both. */
    private boolean isTaken(PortMapping port) {
        if (port.isFixed()) {
            return true;
        }
        int dash = port.published().indexOf('-');
        if (dash < 0) {
            return false;
        }
        try {
            int first = Integer.parseInt(port.published(), 0, dash, 10);
            int last = Integer.parseInt(port.published(), dash + 1, port.published().length(), 10);
            return last - first + 1 < replicas + atOnce();
        } catch (NumberFormatException e) {
            // The engine will say what is wrong with it.
            return false;
        }
    }

    /** How many new ones there are beside all old ones. */
    private int atOnce() {
        return policy.strategy().overlaps()
                ? replicas
                : Math.min(replicas, policy.update().groupOf(replicas));
    }

    private void lookAtNetworks() {
        var connectivity = service.connectivity();
        if (!connectivity.macAddress().isEmpty()) {
            found.add(new Obstacle.FixedAddress("", connectivity.macAddress()));
        }
        for (NetworkAttachment network : connectivity.networks()) {
            var addresses = new ArrayList<String>();
            addresses.add(network.ipv4Address());
            addresses.add(network.ipv6Address());
            addresses.addAll(network.linkLocalIps());
            addresses.add(network.macAddress());
            addresses.removeIf(String::isEmpty);
            addresses.forEach(
                    address -> found.add(new Obstacle.FixedAddress(network.network(), address)));
        }
    }

    /** That of a service of the stack is replaced together with it. */
    private void lookAtNamespace() {
        service.connectivity()
                .networkMode()
                .ifPresent(mode -> {
                    if (mode instanceof NamespaceMode.Named named && named.word().equals("host")) {
                        found.add(new Obstacle.SameNetwork("the host"));
                    } else if (mode instanceof NamespaceMode.Shared shared
                            && shared.peer() instanceof Peer.OfContainer container) {
                        found.add(new Obstacle.SameNetwork("container " + container.container()));
                    }
                });
    }

    private void lookAtVolumes(Service owner, Set<ServiceName> seen) {
        if (!seen.add(owner.name())) {
            return;
        }
        for (var mount : owner.storage().mounts()) {
            if (!(mount instanceof Mount.Volume volume) || volume.readOnly()) {
                continue;
            }
            if (volume.isAnonymous()) {
                add(new Obstacle.HandedOver(volume.target()));
            } else if (!hasSeveral()) {
                add(new Obstacle.OneWriter(volume.volume()));
            }
        }
        for (var from : owner.storage().volumesFrom()) {
            if (!isReadOnly(from)) {
                from.service()
                        .flatMap(peer -> stack.definedService(peer.service()))
                        .ifPresent(peer -> lookAtVolumes(peer, seen));
            }
        }
    }

    private void add(Obstacle obstacle) {
        if (!found.contains(obstacle)) {
            found.add(obstacle);
        }
    }

    /** A service that has, or may have, several containers bears several writers. */
    private boolean hasSeveral() {
        return replicas > 1 || policy.autoscale().filter(scale -> scale.max() > 1).isPresent();
    }

    private static boolean isReadOnly(VolumesFrom from) {
        return from.mode().filter("ro"::equals).isPresent();
    }
}
