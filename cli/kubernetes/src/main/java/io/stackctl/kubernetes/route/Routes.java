package io.stackctl.kubernetes.route;

import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ServicePort;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.scope.StackScope;
import java.util.List;

/**
 * The routes of a stack: an Ingress, which every cluster knows, unless something is done to
 * requests on the way, for which the Gateway API has standard words and an Ingress has none.
 */
public final class Routes {

    private final StackScope stack;
    private final List<Route> routes;

    public Routes(StackScope stack) {
        this.stack = stack;
        this.routes = new RouteReader(stack).routes();
    }

    public List<KubernetesObject> objects() {
        if (routes.isEmpty()) {
            return List.of();
        }
        return routes.stream().allMatch(route -> route.changes().isEmpty())
                ? List.of(new Ingress(stack).of(routes))
                : new GatewayRoutes(stack).of(routes);
    }

    /** The ports of a service that requests from outside come to. */
    public List<ServicePort> ports(ServiceScope service) {
        return routes.stream()
                .filter(route -> route.service().equals(service))
                .map(Route::port)
                .distinct()
                .toList();
    }
}
