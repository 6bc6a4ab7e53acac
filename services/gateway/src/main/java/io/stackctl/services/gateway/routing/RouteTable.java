package io.stackctl.services.gateway.routing;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All routes, best first. */
public final class RouteTable {
    public static final RouteTable EMPTY = new RouteTable(List.of(), "");

    private final List<Route> routes;
    private final String defaultHost;

    /** {@code defaultHost} stands in for a host that no route knows; empty for none. */
    public RouteTable(Collection<Route> routes, String defaultHost) {
        this.routes = routes.stream().distinct().sorted(Route.ORDER).toList();
        this.defaultHost = defaultHost;
    }

    public List<Route> routes() {
        return routes;
    }

    /** The route for a host in lower case without port, and a path. */
    public @Nullable Route match(String host, String path) {
        var route = find(host, path);
        return route == null && !defaultHost.isEmpty() ? find(defaultHost, path) : route;
    }

    private @Nullable Route find(String host, String path) {
        for (var route : routes) {
            if (route.matcher().matches(host, path)) {
                return route;
            }
        }
        return null;
    }
}
