package io.stackctl.services.gateway.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All routes, best first. */
public final class RouteTable {
    public static final RouteTable EMPTY = new RouteTable(List.of(), "");

    private final List<Route> routes;
    private final String defaultHost;

    /** Units whose routes are not all of one revision. */
    private final Set<String> severalRevisions;

    /** {@code defaultHost} stands in for a host that no route knows; empty for none. */
    public RouteTable(Collection<Route> routes, String defaultHost) {
        this.routes = routes.stream().distinct().sorted(Route.ORDER).toList();
        this.defaultHost = defaultHost;
        this.severalRevisions = severalRevisions(this.routes);
    }

    /** These routes beside its own. */
    RouteTable with(Collection<Route> others) {
        var all = new ArrayList<Route>(routes);
        all.addAll(others);
        return new RouteTable(all, defaultHost);
    }

    public List<Route> routes() {
        return routes;
    }

    /** The best route for a host in lower case without port, and a path. */
    public @Nullable Route match(String host, String path) {
        var matching = match(host, path, route -> true);
        return matching.isEmpty() ? null : matching.getFirst();
    }

    /**
     * The best of those that are {@code open}, and then the best of each other revision of its
     * unit, open or not; none when all that match are closed.
     */
    public List<Route> match(String host, String path, Predicate<Route> open) {
        var matching = find(host, path, open);
        return matching.isEmpty() && !defaultHost.isEmpty()
                ? find(defaultHost, path, open)
                : matching;
    }

    private List<Route> find(String host, String path, Predicate<Route> open) {
        Route best = null;
        for (var route : routes) {
            if (open.test(route) && route.matcher().matches(host, path)) {
                best = route;
                break;
            }
        }
        if (best == null || !severalRevisions.contains(best.unit())) {
            return best == null ? List.of() : List.of(best);
        }
        var found = new LinkedHashMap<String, Route>();
        found.put(best.revision(), best);
        for (var route : routes) {
            if (route.unit().equals(best.unit()) && route.matcher().matches(host, path)) {
                found.putIfAbsent(route.revision(), route);
            }
        }
        return List.copyOf(found.values());
    }

    private static Set<String> severalRevisions(List<Route> routes) {
        var first = new HashMap<String, String>();
        var several = new HashSet<String>();
        for (var route : routes) {
            var revision = first.putIfAbsent(route.unit(), route.revision());
            if (revision != null && !revision.equals(route.revision())) {
                several.add(route.unit());
            }
        }
        return several;
    }
}
