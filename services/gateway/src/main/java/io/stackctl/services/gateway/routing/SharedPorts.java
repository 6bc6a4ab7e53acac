package io.stackctl.services.gateway.routing;

import io.stackctl.services.gateway.routing.EntryPoint.Inside;
import io.stackctl.services.gateway.routing.EntryPoint.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settles who has a port where bytes are passed on that several units of one network name: a
 * connection does not say whom it is for. The first by name keeps it, one that runs before one that
 * does not. At a port of HTTP the request says it, as long as names differ.
 */
final class SharedPorts {
    /** One of the gateway's addresses, and a port there. */
    private record Place(int port, String address) {}

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::port).thenComparing(Place::address);

    private final Set<String> running;
    private final Set<String> problems = new LinkedHashSet<>();

    /** {@code running} are the units that have a container which is not stopped. */
    SharedPorts(Set<String> running) {
        this.running = running;
    }

    /** One line for each unit that does not get what it asks for; after {@link #settle}. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The routes without what is another unit's. */
    List<Route> settle(Collection<Route> routes) {
        var places = new TreeMap<Place, List<Route>>(ORDER);
        for (var route : routes) {
            if (route.entry() instanceof Inside entry) {
                for (var place : places(entry)) {
                    places.computeIfAbsent(place, at -> new ArrayList<>()).add(route);
                }
            }
        }
        Map<Place, String> keepers = new HashMap<>();
        places.forEach((place, there) -> {
            if (there.stream().anyMatch(SharedPorts::passesBytes)) {
                keepers.put(place, keeper(place, there));
            } else {
                tellOfNames(place, there);
            }
        });
        var settled = new ArrayList<Route>();
        for (var route : routes) {
            if (route.entry() instanceof Inside entry) {
                var kept = new HashSet<String>();
                for (var place : places(entry)) {
                    if (keepers.getOrDefault(place, route.unit()).equals(route.unit())) {
                        kept.add(place.address());
                    }
                }
                if (!kept.isEmpty()) {
                    settled.add(Route.inside(entry.at(kept), route.unit(), route.revision()));
                }
            } else {
                settled.add(route);
            }
        }
        return settled;
    }

    private static List<Place> places(Inside entry) {
        return entry.addresses().stream().map(address -> new Place(entry.port(), address)).toList();
    }

    private static boolean passesBytes(Route route) {
        return route.entry() instanceof Inside entry && entry.protocol() == Protocol.TCP;
    }

    private String keeper(Place place, List<Route> there) {
        var units =
                there.stream()
                        .map(Route::unit)
                        .distinct()
                        .sorted(
                                Comparator.comparing((String unit) -> !running.contains(unit))
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        for (var other : units.subList(1, units.size())) {
            problems.add(
                    other
                            + ": port "
                            + place.port()
                            + " is "
                            + units.getFirst()
                            + "'s already on a network of both, and a connection does not say"
                            + " which is meant: give one of them another port or network");
        }
        return units.getFirst();
    }

    private void tellOfNames(Place place, List<Route> there) {
        var owners = new HashMap<String, String>();
        for (var route : there.stream().sorted(Route.ORDER).toList()) {
            if (route.entry() instanceof Inside entry) {
                for (var name : entry.names()) {
                    var owner = owners.computeIfAbsent(name, it -> route.unit());
                    if (!owner.equals(route.unit())) {
                        problems.add(
                                route.unit()
                                        + ": "
                                        + name
                                        + ":"
                                        + place.port()
                                        + " is "
                                        + owner
                                        + "'s already on a network of both");
                    }
                }
            }
        }
    }
}
