package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.UpdateOrder;
import io.stackctl.model.service.PortMapping;
import io.stackctl.plan.Promise;
import io.stackctl.plan.Promise.Kind;
import java.util.List;

/** What can be promised to clients that come without a proxy: nobody can be told to wait. */
final class DirectPromise {

    private DirectPromise() {}

    /**
     * To those within the network. A name leads to a container before that listens, and until it
     * has ended, whatever its health.
     */
    static Promise byName(PromiseBasis basis) {
        if (basis.isGap()) {
            return gap(basis, "name");
        }
        var meanwhile =
                basis.choice().order() == UpdateOrder.STOP_FIRST
                        ? "others serve meanwhile, and its"
                        : "its";
        return Promise.of(
                basis.subject(),
                "name",
                Kind.RETRY,
                meanwhile
                        + " name leads to containers that do not listen yet, or no longer"
                        + (basis.service().containerName().isPresent()
                                ? "; container_name goes over when the new one is proven"
                                : ""));
    }

    /** To those outside, by ports of the host. */
    static Promise byPort(PromiseBasis basis, List<PortMapping> ports) {
        var fixed = ports.stream().filter(PortMapping::isFixed).toList();
        if (fixed.isEmpty()) {
            return Promise.of(
                    basis.subject(),
                    "port of the host",
                    Kind.GAP,
                    "the new container has another port of the host than the old one");
        }
        return gap(basis, "port " + fixed.getFirst().published() + " of the host");
    }

    private static Promise gap(PromiseBasis basis, String via) {
        return new Promise(
                basis.subject(),
                via,
                Kind.GAP,
                basis.start(),
                basis.choice().cause() + ", and nobody holds requests");
    }
}
