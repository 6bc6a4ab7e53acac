package io.stackctl.services.gateway.discovery;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.gateway.routing.Container;
import io.stackctl.services.gateway.routing.Routing;
import io.stackctl.services.gateway.routing.RoutingOptions;
import io.stackctl.services.kit.Log;
import java.util.Collection;
import java.util.Map;

/** Who the gateway is, whose containers count to it, and what it has told the fleet of them. */
final class Sight {
    private final Discovery.Scope scope;
    private final Fleet fleet;
    private final Log log;
    private volatile OwnContainer.Found own = OwnContainer.Found.NONE;
    private volatile boolean synced;
    private volatile boolean connected;

    Sight(Discovery.Scope scope, Fleet fleet, Log log) {
        this.scope = scope;
        this.fleet = fleet;
        this.log = log;
    }

    OwnContainer.Found own() {
        return own;
    }

    void own(OwnContainer.Found found) {
        own = found;
    }

    /** The stack whose containers count; empty for all. */
    String stack() {
        return scope.all() ? "" : own.project();
    }

    boolean contains(Container container) {
        return stack().isEmpty() || container.project().equals(stack());
    }

    /** Whether everything has been told once. */
    boolean synced() {
        return synced;
    }

    /** Whether what changes is heard of. */
    boolean connected() {
        return connected;
    }

    /** What is known now goes on to hold. */
    void lost() {
        connected = false;
    }

    /** Whoever tells, tells everything from now on. */
    void read(int containers) {
        if (!connected) {
            log.info(
                    "routes read",
                    "scope",
                    stack().isEmpty() ? "all" : stack(),
                    "containers",
                    containers,
                    "routes",
                    fleet.routing().table().routes().size());
        }
        connected = true;
        synced = true;
    }

    void publish(Collection<Container> containers, Map<String, Traffic> orders) {
        var options =
                new RoutingOptions(
                        scope.exposedByDefault(),
                        own.networks(),
                        own.name(),
                        scope.defaultHost(),
                        own.gateways());
        var before = fleet.routing();
        var now = Routing.of(containers, options);
        fleet.apply(now, orders);
        for (var problem : now.problems()) {
            if (!before.problems().contains(problem)) {
                log.warn("declaration not used", "problem", problem);
            }
        }
    }
}
