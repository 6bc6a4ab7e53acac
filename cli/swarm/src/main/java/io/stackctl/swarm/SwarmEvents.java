package io.stackctl.swarm;

import io.stackctl.cluster.ClusterEvent;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.spec.NamespaceLabels;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Events of a swarm's manager (Engine API, "Monitor events"). It tells of services and machines of
 * the whole swarm, and of containers on its own machine; a swarm has no events of tasks.
 */
final class SwarmEvents {

    private static final List<String> KINDS =
            List.of("service", "node", "network", "secret", "config", "container");

    private final StackName stack;
    private final Set<ServiceName> services;

    /**
     * Prepares.
     *
     * @param services empty for all, with the machines
     */
    SwarmEvents(StackName stack, Set<ServiceName> services) {
        this.stack = stack;
        this.services = services;
    }

    /** Tells them from the one time to the other, or until the connection is closed. */
    void read(
            EngineApi api,
            Optional<Instant> since,
            Optional<Instant> until,
            Consumer<ClusterEvent> listener) {
        api.read(
                call(since, until),
                body -> {
                    var events = new JsonInput(body);
                    for (var next = events.next(); next.isPresent(); next = events.next()) {
                        event(next.get()).ifPresent(listener);
                    }
                });
    }

    private static ApiCall call(Optional<Instant> since, Optional<Instant> until) {
        var filter = new JsonBuilder().put("type", Json.of(KINDS)).build();
        var call = ApiCall.get("/events").query("filters", filter.toString());
        since.ifPresent(time -> call.query("since", seconds(time)));
        until.ifPresent(time -> call.query("until", seconds(time)));
        return call.endlessPatience();
    }

    private static String seconds(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }

    /** The event in an answer's object; empty for what is not this stack's, or not asked for. */
    Optional<ClusterEvent> event(Json json) {
        var kind = json.text("Type");
        var attributes = new TreeMap<>(json.get("Actor").textsByKey("Attributes"));
        if (!isOurs(kind, json.text("Action"), attributes)) {
            return Optional.empty();
        }
        return Optional.of(
                new ClusterEvent(
                        Instant.EPOCH.plusNanos(json.number("timeNano")),
                        kind,
                        json.text("Action"),
                        json.get("Actor").text("ID"),
                        attributes));
    }

    private boolean isOurs(String kind, String action, Map<String, String> attributes) {
        var name = attributes.getOrDefault("name", "");
        return switch (kind) {
            case "node" -> services.isEmpty();
            case "service" -> isOurService(name);
            // Each health check is one.
            case "container" ->
                    !action.startsWith("exec_")
                            && stack.value().equals(attributes.get(NamespaceLabels.NAMESPACE))
                            && isOurService(
                                    attributes.getOrDefault("com.docker.swarm.service.name", ""));
            default -> services.isEmpty() && name.startsWith(NamespaceLabels.scoped(stack, ""));
        };
    }

    private boolean isOurService(String name) {
        return services.isEmpty()
                ? name.startsWith(NamespaceLabels.scoped(stack, ""))
                : services.stream()
                        .anyMatch(service ->
                                name.equals(NamespaceLabels.scoped(stack, service.value())));
    }
}
