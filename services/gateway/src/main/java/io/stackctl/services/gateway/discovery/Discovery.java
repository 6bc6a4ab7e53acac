package io.stackctl.services.gateway.discovery;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.gateway.routing.Container;
import io.stackctl.services.gateway.routing.Routing;
import io.stackctl.services.gateway.routing.RoutingOptions;
import io.stackctl.services.kit.Json;
import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the fleet as the engine says it is: everything once, then event by event. When the engine
 * goes away, the last known routes stay, and everything is read anew once it is back.
 */
public final class Discovery implements Runnable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

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
    private final Scope scope;
    private final Fleet fleet;
    private final Log log;
    private final Map<String, Container> containers = new TreeMap<>();
    private final Map<String, StopOrder> stops = new TreeMap<>();
    private final TrafficObjects traffic;
    private volatile OwnContainer.Found own = OwnContainer.Found.NONE;
    private volatile boolean synced;
    private volatile boolean connected;

    /**
     * Whose containers count.
     *
     * @param all every stack's, or only those of the gateway's own
     * @param exposedByDefault see {@link RoutingOptions}
     * @param defaultHost see {@link RoutingOptions}
     */
    public record Scope(boolean all, boolean exposedByDefault, String defaultHost) {}

    public Discovery(EngineApi engine, Scope scope, Fleet fleet, Log log) {
        this.engine = engine;
        this.scope = scope;
        this.fleet = fleet;
        this.log = log;
        this.traffic = new TrafficObjects(engine, log);
    }

    /**
     * Throws what keeps the gateway from serving: before the first answer of the engine it knows no
     * routes.
     */
    public void check() {
        if (!synced) {
            throw new IllegalStateException("the engine has not told of any containers yet");
        }
    }

    /** True while the engine's events are coming in. */
    public boolean connected() {
        return connected;
    }

    /** Whether the unit's stack is one whose containers count. */
    public boolean serves(String unit) {
        return wholeEngine() || unit.endsWith("@" + own.project());
    }

    @Override
    public void run() {
        var pause = FIRST_PAUSE;
        while (!Thread.currentThread().isInterrupted()) {
            try (var events = engine.events(EVENTS)) {
                readAll();
                pause = FIRST_PAUSE;
                while (true) {
                    follow(events.next());
                }
            } catch (IOException | RuntimeException e) {
                // Whatever one container's answer holds, the others must go on being followed.
                connected = false;
                log.warn(
                        "engine unreachable",
                        "reason",
                        reason(e),
                        "retryInMillis",
                        pause.toMillis());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException ignored) {
                // The gateway ends.
                return;
            }
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? pause.multipliedBy(2)
                            : LONGEST_PAUSE;
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    // The stream of events is open already: what changes while this reads is told afterwards.
    private void readAll() throws IOException {
        own = findOwn();
        traffic.readAll(wholeEngine() ? "" : own.project());
        containers.clear();
        var label = wholeEngine() ? "" : Container.PROJECT + "=" + own.project();
        for (var summary : engine.containers(label).items()) {
            refresh(summary.get("Id").text());
        }
        stops.keySet().retainAll(containers.keySet());
        publish(traffic.inForce());
        connected = true;
        synced = true;
        log.info(
                "routes read",
                "scope",
                wholeEngine() ? "all" : own.project(),
                "containers",
                containers.size(),
                "routes",
                fleet.routing().table().routes().size());
    }

    private boolean wholeEngine() {
        return scope.all() || own.project().isEmpty();
    }

    private OwnContainer.Found findOwn() throws IOException {
        for (var candidate : OwnContainer.candidates()) {
            var inspected = engine.container(candidate);
            if (inspected.present()) {
                var self = ContainerReader.read(inspected);
                return new OwnContainer.Found(
                        self.id(),
                        self.project(),
                        withAddress(self.networks()),
                        ContainerReader.gateways(inspected));
            }
        }
        return OwnContainer.Found.NONE;
    }

    /** Not the machine's own network, say: what is there is reached by all of its addresses. */
    private static Map<String, String> withAddress(Map<String, String> networks) {
        var with = new TreeMap<>(networks);
        with.values().removeIf(String::isEmpty);
        return with;
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
        if (id.equals(own.id())) {
            own = findOwn(); // it may have been put on another network
        } else if (!network
                && !wholeEngine()
                && !attributes.get(Container.PROJECT).text().equals(own.project())) {
            return;
        } else {
            refresh(id);
        }
        publish(traffic.inForce());
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
        if (wholeEngine() || container.project().equals(own.project())) {
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
        } catch (EngineApi.TooLongException e) {
            // Of one container; the others are not to suffer for it.
            log.warn("container not read", "reason", e.getMessage());
            return Answer.NOTHING;
        }
    }

    private void publish(Map<String, Traffic> orders) {
        var options =
                new RoutingOptions(
                        scope.exposedByDefault(),
                        own.networks(),
                        own.id(),
                        scope.defaultHost(),
                        own.gateways());
        var before = fleet.routing();
        var now = Routing.of(containers.values(), options);
        fleet.apply(now, orders);
        for (var problem : now.problems()) {
            if (!before.problems().contains(problem)) {
                log.warn("declaration not used", "problem", problem);
            }
        }
    }
}
