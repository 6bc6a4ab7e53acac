package io.stackctl.planner.reconcile;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.NamespaceMode;
import io.stackctl.model.service.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which services a service shares namespaces or volumes with, so that it needs the ids of their
 * containers.
 */
final class Sharing {

    private Sharing() {}

    /** What is shared with whom, in the order in which Compose looks for it. */
    private record Share(String what, ServiceName peer) {}

    static Set<ServiceName> of(Service service) {
        var peers = new TreeSet<ServiceName>();
        shares(service).forEach(share -> peers.add(share.peer()));
        return peers;
    }

    /**
     * Checks that there is somebody to share with.
     *
     * @param exists whether a service has a container, or gets one
     * @throws StackException when one has not
     */
    static void require(Service service, Predicate<ServiceName> exists) {
        for (var share : shares(service)) {
            if (!exists.test(share.peer())) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "cannot share "
                                        + share.what()
                                        + " with service "
                                        + share.peer()
                                        + ": container missing",
                                "create one with \"up " + share.peer() + "\" first"));
            }
        }
    }

    private static List<Share> shares(Service service) {
        var shares = new ArrayList<Share>();
        for (var from : service.storage().volumesFrom()) {
            add("volume", from.service(), shares);
        }
        addMode("network namespace", service.connectivity().networkMode(), shares);
        addMode("IPC namespace", service.privileges().ipc(), shares);
        addMode("PID namespace", service.privileges().pid(), shares);
        return shares;
    }

    private static void addMode(String what, Optional<NamespaceMode> mode, List<Share> shares) {
        add(what, mode.flatMap(NamespaceMode::service), shares);
    }

    private static void add(String what, Optional<Peer.OfService> peer, List<Share> shares) {
        peer.ifPresent(present -> shares.add(new Share(what, present.service())));
    }

    /** The services behind {@code links}. */
    static Set<ServiceName> linked(Service service) {
        var linked = new TreeSet<ServiceName>();
        for (var link : service.connectivity().links()) {
            linked.add(link.service());
        }
        return linked;
    }
}
