package io.stackctl.planner.reconcile;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.service.PortMapping;

/** Services of which the host can hold one container only. */
final class ReplicaLimit {

    /** What the largest network that engines make by themselves has addresses for. */
    private static final int MOST = 65_534;

    private ReplicaLimit() {}

    /**
     * Checks the number of replicas.
     *
     * @throws StackException when there are more than the engine can run
     */
    static void check(Service service) {
        int wanted = service.replicas().value();
        if (wanted < 2) {
            return;
        }
        if (wanted > MOST) {
            throw refused(
                    cannotHave(service, wanted) + ": an engine has no room for them",
                    "ask for " + MOST + " at most");
        }
        service.containerName()
                .ifPresent(name -> {
                    throw refused(
                            cannotHave(service, wanted)
                                    + ": its container name \""
                                    + name
                                    + "\" can be given once only",
                            "leave out container_name");
                });
        service.connectivity().ports().stream()
                .filter(PortMapping::isFixed)
                .findFirst()
                .ifPresent(port -> {
                    throw refused(
                            cannotHave(service, wanted)
                                    + ": port "
                                    + port.published()
                                    + " of the host can be taken once only",
                            "publish a range of ports, such as \""
                                    + rangeFor(port, wanted)
                                    + "\", or leave the host's port out");
                });
    }

    private static String cannotHave(Service service, int wanted) {
        return "service \"" + service.name() + "\" cannot have " + wanted + " replicas";
    }

    private static String rangeFor(PortMapping port, int wanted) {
        int last = Integer.parseInt(port.published()) + wanted - 1;
        return port.published() + "-" + last + ":" + port.target();
    }

    private static StackException refused(String message, String remedy) {
        return new StackException(new Failure.InvalidRequest(message, remedy));
    }
}
