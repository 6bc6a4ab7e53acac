package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.http.ListeningPort;
import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Has those ports open at which services are called by name, as long as there are such services.
 * Connections at a port that closes, and at all others, go on.
 */
final class InsidePorts {
    /** Each has a thread. */
    static final int MOST = 64;

    /** What keeps a port from being opened may pass without the routing telling of it. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** How often it looks whether the gateway has stopped. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    /** How ports are opened and closed. */
    interface Listening {
        ListeningPort open(int port) throws IOException;

        void close(ListeningPort port) throws IOException;

        /** True when there are to be none any more. */
        boolean over();
    }

    private final Fleet fleet;
    private final Listening listening;
    private final Log log;
    private final Map<Integer, ListeningPort> open = new TreeMap<>();
    private volatile List<String> problems = List.of();

    InsidePorts(Fleet fleet, Listening listening, Log log) {
        this.fleet = fleet;
        this.listening = listening;
        this.log = log;
    }

    /** Begins; {@code reserved} are the gateway's ports for something else. */
    void start(Set<Integer> reserved) {
        var kept = Set.copyOf(reserved);
        Thread.ofVirtual().name("inside-ports").start(() -> follow(kept));
    }

    /** One line for each port that services name and that is not open. */
    List<String> problems() {
        return problems;
    }

    private void follow(Set<Integer> reserved) {
        try {
            while (!listening.over()) {
                var routing = fleet.routing();
                follow(routing.table().inside(), reserved);
                fleet.await(
                        () -> !fleet.routing().equals(routing), problems.isEmpty() ? LOOK : AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(SortedMap<Integer, List<Route>> named, Set<Integer> reserved) {
        var wanted = new TreeSet<>(open.keySet());
        wanted.retainAll(named.keySet());
        var gone = new TreeSet<>(open.keySet());
        gone.removeAll(wanted);
        var wrong = new ArrayList<String>();
        named.forEach((port, routes) -> {
            if (!wanted.contains(port)) {
                var why = wanted.size() < MOST ? open(port, reserved) : MOST + " others are open";
                if (why.isEmpty()) {
                    wanted.add(port);
                } else {
                    wrong.add(units(routes) + ": port " + port + " is not opened: " + why);
                }
            }
        });
        for (var line : wrong) {
            if (!problems.contains(line)) {
                log.warn("declaration not used", "problem", line);
            }
        }
        problems = List.copyOf(wrong);
        gone.forEach(this::close);
    }

    private static String units(List<Route> routes) {
        return routes.stream().map(Route::unit).distinct().collect(Collectors.joining(", "));
    }

    /** Says why it cannot be; empty when it is open. */
    private String open(int port, Set<Integer> reserved) {
        if (reserved.contains(port)) {
            return "the gateway itself uses it (PROXY_PORT or PORT)";
        }
        try {
            open.put(port, listening.open(port));
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void close(int port) {
        try {
            var closed = open.remove(port);
            if (closed != null) {
                listening.close(closed);
            }
        } catch (IOException e) {
            log.warn("port not closed", "port", port, "reason", e.getMessage());
        }
    }
}
