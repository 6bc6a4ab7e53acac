package io.stackctl.services.gateway.balancing;

import io.stackctl.services.gateway.routing.EntryPoint;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.gateway.routing.Routing;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The routes of units that are held and have no container at the moment: their requests wait for
 * the next one.
 */
final class HeldRoutes {
    /** Those to the proxy's own port and those inside networks are missed each by themselves. */
    private record Way(String unit, Class<? extends EntryPoint> kind) {
        static Way of(Route route) {
            return new Way(route.unit(), route.entry().getClass());
        }
    }

    private HeldRoutes() {}

    /** The routing of now, with such routes as they were before. */
    static Routing beside(Routing now, Routing before, Map<String, Traffic> traffic) {
        Set<Way> present = now.table().routes().stream().map(Way::of).collect(Collectors.toSet());
        var missed = new ArrayList<Route>();
        for (var route : before.table().routes()) {
            var order = traffic.get(route.unit());
            boolean held = order != null && !order.hold().isZero();
            if (held && !present.contains(Way.of(route))) {
                missed.add(route);
            }
        }
        return missed.isEmpty() ? now : now.with(missed);
    }
}
