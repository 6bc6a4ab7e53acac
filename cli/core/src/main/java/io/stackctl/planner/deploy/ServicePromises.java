package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.proxy.ForeignProxy;
import io.stackctl.model.service.NamespaceMode;
import io.stackctl.model.service.PortMapping;
import io.stackctl.plan.Promise;
import io.stackctl.plan.Promise.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What the clients of a service notice when it goes over: one promise for each way in which they
 * come.
 */
final class ServicePromises {

    private ServicePromises() {}

    static List<Promise> of(PromiseBasis basis) {
        if (isIsolated(basis)) {
            return List.of(
                    Promise.of(
                            basis.subject(),
                            "nothing",
                            Kind.ZERO,
                            "network_mode none: nobody can send it any"));
        }
        if (basis.gateway() && basis.isGap()) {
            return List.of(outage(basis));
        }
        var promises = new ArrayList<Promise>();
        var proxy = ForeignProxy.of(basis.service());
        if (basis.routed()) {
            promises.add(GatewayPromise.of(basis, GatewayPromise.VIA));
        } else if (proxy.isPresent()) {
            promises.add(ProxyPromise.of(basis, proxy.get()));
        }
        List<PortMapping> ports = basis.service().connectivity().ports();
        if (!ports.isEmpty()) {
            promises.add(DirectPromise.byPort(basis, ports));
        }
        if (promises.isEmpty() || basis.named() || basis.carriage() != Carriage.NONE) {
            promises.add(byName(basis));
        }
        return promises;
    }

    private static Promise byName(PromiseBasis basis) {
        return switch (basis.carriage()) {
            case NONE -> DirectPromise.byName(basis);
            case NOW -> GatewayPromise.of(basis, "name");
            case LATER ->
                    Promise.of(
                            basis.subject(),
                            "name",
                            Kind.GAP,
                            "its name leads to nobody until the gateway has been replaced, which"
                                    + " carries it from then on");
        };
    }

    /** A port of the host is one container's, and whoever comes by it comes to nobody meanwhile. */
    private static Promise outage(PromiseBasis basis) {
        return new Promise(
                basis.subject(),
                "all that it routes",
                Kind.OUTAGE,
                basis.start(),
                basis.choice().cause()
                        + ", and the new gateway answers only when it has started; what the old one"
                        + " still answers comes on top");
    }

    private static boolean isIsolated(PromiseBasis basis) {
        return basis.service()
                .connectivity()
                .networkMode()
                .filter(mode ->
                        mode instanceof NamespaceMode.Named(var word) && word.equals("none"))
                .isPresent();
    }
}
