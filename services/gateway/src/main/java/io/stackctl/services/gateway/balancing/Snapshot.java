package io.stackctl.services.gateway.balancing;

import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.gateway.routing.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What one request sees from beginning to end, whatever changes meanwhile.
 *
 * @param services by qualified name
 * @param traffic what is ordered, by unit
 * @param replaced counted down once there is a later one
 */
record Snapshot(
        Routing routing,
        Map<String, Service> services,
        Map<String, Traffic> traffic,
        CountDownLatch replaced) {
    /** Whether the route's revision is to get requests. */
    boolean isOpen(Route route) {
        var order = traffic.get(route.unit());
        var shares = order == null ? null : order.shares();
        return shares == null || shares.includes(route.revision());
    }

    /** Where these routes lead; the best first, at least one. */
    Ways ways(List<Route> routes) {
        var best = routes.getFirst();
        var service = service(best.service(), best.unit());
        var order = service.traffic();
        var kept = best.unit().equals(order.unit()) ? routes : List.of(best);
        var others = new ArrayList<Instance>(service.instances());
        for (var route : kept) {
            if (!route.service().equals(best.service())) {
                others.addAll(service(route.service(), route.unit()).instances());
            }
        }
        if (others.size() > service.instances().size()) {
            // A revision calls its service otherwise.
            var all = others.stream().distinct().toList();
            service = new Service(best.service(), all, order, service.split());
        }
        return new Ways(kept, order, service.split(), service);
    }

    private Service service(String name, String declaredBy) {
        var found = services.get(name);
        if (found != null && !found.instances().isEmpty()) {
            return found;
        }
        var order = traffic.getOrDefault(declaredBy, Traffic.none(declaredBy));
        return new Service(name, List.of(), order, null);
    }
}
