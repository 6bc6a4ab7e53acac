package io.stackctl.services.gateway.discovery;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.routing.Container;
import io.stackctl.services.kit.Json;
import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Follows the containers of the engine: everything once, then event by event. */
final class EngineFollowing {
    /**
     * Probes of health checks raise exec events every few seconds; asking for these only keeps them
     * out.
     */
    private static final String EVENTS =
            Json.print(
                    Map.of(
                            "type",
                            List.of("container", "network", "volume"),
                            "event",
                            List.of(
                                    "create",
                                    "start",
                                    "die",
                                    "destroy",
                                    "kill",
                                    "pause",
                                    "unpause",
                                    "rename",
                                    "health_status",
                                    "connect",
                                    "disconnect")));

    private final EngineApi engine;
    private final Sight sight;
    private final Fleet fleet;
    private final Log log;
    private final Map<String, Container> containers = new TreeMap<>();
    private final Map<String, StopOrder> stops = new TreeMap<>();
    private final TrafficObjects traffic;

    EngineFollowing(EngineApi engine, Sight sight, Fleet fleet, Log log) {
        this.engine = engine;
        this.sight = sight;
        this.fleet = fleet;
        this.log = log;
        this.traffic = new TrafficObjects(engine, log);
    }

    /** Goes on until the engine ends it. */
    void run(Runnable begun) throws IOException {
        try (var events = engine.events(EVENTS)) {
            readAll();
            begun.run();
            while (true) {
                follow(events.next());
            }
        }
    }

    // The stream of events is open already: what changes while this reads is told afterwards.
    private void readAll() throws IOException {
        sight.own(OwnContainer.find(engine));
        traffic.readAll(sight.stack());
        containers.clear();
        var label = sight.stack().isEmpty() ? "" : Container.PROJECT + "=" + sight.stack();
        for (var summary : engine.containers(label).items()) {
            refresh(summary.get("Id").text());
        }
        stops.keySet().retainAll(containers.keySet());
        sight.publish(containers.values(), traffic.inForce());
        sight.read(containers.size());
    }

    private void follow(Answer event) throws IOException {
        var actor = event.get("Actor");
        var type = event.get("Type").text();
        boolean network = type.equals("network");
        if (type.equals("volume")) {
            if (traffic.follow(actor.get("ID").text())) {
                fleet.direct(traffic.inForce());
            }
            return;
        }
        if (event.get("Action").text().equals("create")) {
            return; // of a container: it has no address before it starts
        }
        var attributes = actor.get("Attributes");
        var id = network ? attributes.get("container").text() : actor.get("ID").text();
        if (id.isEmpty()) {
            return;
        }
        if (event.get("Action").text().equals("kill")) {
            told(id, attributes.get("signal").text());
            return;
        }
        if (id.equals(sight.own().id())) {
            sight.own(OwnContainer.find(engine)); // it may have been put on another network
        } else if (!network
                && !sight.stack().isEmpty()
                && !attributes.get(Container.PROJECT).text().equals(sight.stack())) {
            return;
        } else {
            refresh(id);
        }
        sight.publish(containers.values(), traffic.inForce());
    }

    /**
     * The engine tells of a signal some milliseconds after it has sent it, mostly long before the
     * process has ended: one that is about to leave gets nothing new, and ends what it has.
     */
    private void told(String id, String signal) {
        var stop = stops.get(id);
        if (stop != null && stop.isGivenBy(Signals.number(signal))) {
            fleet.stopping(id, stop.longest());
        }
    }

    private void refresh(String id) throws IOException {
        var inspected = inspect(id);
        if (!inspected.present()) {
            containers.remove(id);
            stops.remove(id);
            return;
        }
        var container = ContainerReader.read(inspected);
        if (sight.contains(container)) {
            containers.put(id, container);
            var stop = StopOrder.of(inspected);
            var before = stops.put(id, stop);
            if (before != null && !before.started().equals(stop.started())) {
                fleet.startedAgain(id);
            }
        }
    }

    private Answer inspect(String id) throws IOException {
        try {
            return engine.container(id);
        } catch (Question.TooLongException e) {
            // Of one container; the others are not to suffer for it.
            log.warn("container not read", "reason", e.getMessage());
            return Answer.NOTHING;
        }
    }
}
