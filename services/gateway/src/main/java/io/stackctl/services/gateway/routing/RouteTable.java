package io.stackctl.services.gateway.routing;

import io.stackctl.services.gateway.routing.EntryPoint.Inside;
import io.stackctl.services.gateway.routing.EntryPoint.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All routes, best first. */
public final class RouteTable {
    public static final RouteTable EMPTY = new RouteTable(List.of(), "");

    private final List<Route> routes;
    private final String defaultHost;
    private final List<Route> web = new ArrayList<>();

    /** Those for calls by name, by their port. */
    private final SortedMap<Integer, List<Route>> inside = new TreeMap<>();

    /** Units whose routes are not all of one revision. */
    private final Set<String> severalRevisions;

    /** {@code defaultHost} stands in for a host that no route knows; empty for none. */
    public RouteTable(Collection<Route> routes, String defaultHost) {
        this.routes = routes.stream().distinct().sorted(Route.ORDER).toList();
        this.defaultHost = defaultHost;
        this.severalRevisions = severalRevisions(this.routes);
        for (var route : this.routes) {
            switch (route.entry()) {
                case EntryPoint.Web _ -> web.add(route);
                case Inside at ->
                        inside.computeIfAbsent(at.port(), port -> new ArrayList<>()).add(route);
            }
        }
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

    /** The ports at which services are called by name, and what leads on from each. */
    public SortedMap<Integer, List<Route>> inside() {
        return Collections.unmodifiableSortedMap(inside);
    }

    /** What is spoken there; of a port whose services are all elsewhere, what these speak. */
    public Protocol protocol(Arrival.Inside arrival) {
        var admitted = at(arrival);
        var any = inside.getOrDefault(arrival.port(), List.of());
        return (admitted.isEmpty() ? any : admitted)
                        .stream()
                                .anyMatch(route ->
                                        route.entry() instanceof Inside entry
                                                && entry.protocol() == Protocol.TCP)
                ? Protocol.TCP
                : Protocol.HTTP;
    }

    /** The names by which services are called there. */
    public SortedSet<String> names(Arrival.Inside arrival) {
        var names = new TreeSet<String>();
        for (var route : at(arrival)) {
            if (route.entry() instanceof Inside entry) {
                names.addAll(entry.names());
            }
        }
        return names;
    }

    private List<Route> at(Arrival.Inside arrival) {
        return inside.getOrDefault(arrival.port(), List.of()).stream()
                .filter(route -> route.entry().admits(arrival))
                .toList();
    }

    /**
     * The best route at the proxy's own port, for a host in lower case without port, and a path.
     */
    public @Nullable Route match(String host, String path) {
        var matching = match(Arrival.WEB, host, path, route -> true);
        return matching.isEmpty() ? null : matching.getFirst();
    }

    /**
     * The best of those that are {@code open}, and then the best of each other revision of its
     * unit, open or not; none when all that match are closed. Inside, a name that nobody has there
     * does not matter as long as only one unit can be meant.
     */
    public List<Route> match(Arrival arrival, String host, String path, Predicate<Route> open) {
        return switch (arrival) {
            case Arrival.Web _ -> {
                var matching = find(web, host, path, open);
                yield matching.isEmpty() && !defaultHost.isEmpty()
                        ? find(web, defaultHost, path, open)
                        : matching;
            }
            case Arrival.Inside called -> {
                var there = at(called);
                var named = find(there, host, path, open);
                boolean clear = there.stream().map(Route::unit).distinct().count() == 1;
                yield named.isEmpty() && clear ? find(there, open, route -> true) : named;
            }
        };
    }

    private List<Route> find(List<Route> among, String host, String path, Predicate<Route> open) {
        return find(among, open, route -> route.matcher().matches(host, path));
    }

    private List<Route> find(List<Route> among, Predicate<Route> open, Predicate<Route> matches) {
        Route best = null;
        for (var route : among) {
            if (open.test(route) && matches.test(route)) {
                best = route;
                break;
            }
        }
        if (best == null || !severalRevisions.contains(best.unit())) {
            return best == null ? List.of() : List.of(best);
        }
        var found = new LinkedHashMap<String, Route>();
        found.put(best.revision(), best);
        for (var route : among) {
            if (route.unit().equals(best.unit()) && matches.test(route)) {
                found.putIfAbsent(route.revision(), route);
            }
        }
        return List.copyOf(found.values());
    }

    private static Set<String> severalRevisions(List<Route> routes) {
        Map<String, String> first = new HashMap<>();
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
