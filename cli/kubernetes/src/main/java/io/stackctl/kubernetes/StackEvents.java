package io.stackctl.kubernetes;

import io.stackctl.cluster.ClusterEvent;
import io.stackctl.engine.EngineThread;
import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.client.ObjectWatch;
import io.stackctl.kubernetes.client.Words;
import io.stackctl.model.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Tells the events of a namespace that are about a stack, as the cluster keeps them for about an
 * hour (Kubernetes API, "Event v1 core"). What happens again is told again, with how often it did.
 */
final class StackEvents {

    /** So many are remembered, to tell none twice when all are listed anew. */
    private static final int REMEMBERED = 50_000;

    private final ApiClient api;
    private final ApiPath events;
    private final EventOwners owners;
    private final InstantSource clock;
    private final Consumer<ClusterEvent> listener;
    private final Map<String, String> told = new LinkedHashMap<>();
    private final List<ClusterEvent> former = new ArrayList<>();
    private Optional<Instant> since = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private boolean isFollowing;

    /**
     * Prepares.
     *
     * @param owners knows what is the stack's
     */
    StackEvents(
            ApiClient api,
            String namespace,
            EventOwners owners,
            InstantSource clock,
            Consumer<ClusterEvent> listener) {
        this.api = api;
        this.events = ApiPath.of("v1", namespace, "events");
        this.owners = owners;
        this.clock = clock;
        this.listener = listener;
    }

    /** Tells what has happened, and what happens until then or until the connection is closed. */
    void tell(Optional<Instant> from, Optional<Instant> end) {
        since = from;
        until = end;
        owners.look();
        var watch = new ObjectWatch(api, events, this::take, () -> {});
        watch.list();
        former.sort(Order.by(ClusterEvent::time));
        former.forEach(listener);
        former.clear();
        isFollowing = true;
        if (end.isEmpty()) {
            watch.follow();
            return;
        }
        var left = Duration.between(clock.instant(), end.get());
        if (left.isPositive()) {
            EngineThread.start(
                    "until",
                    () -> {
                        EngineThread.pause(left);
                        watch.close();
                    });
            watch.follow();
        }
    }

    private void take(JsonNode event) {
        if (isTold(event)) {
            return;
        }
        var time = time(event);
        if (isFollowing) {
            if (until.filter(time::isAfter).isEmpty()) {
                of(event, time, true).ifPresent(listener);
            }
        } else if (since.isPresent()
                && !time.isBefore(since.get())
                && until.filter(time::isAfter).isEmpty()) {
            of(event, time, false).ifPresent(former::add);
        }
    }

    private boolean isTold(JsonNode event) {
        var metadata = event.path("metadata");
        var version = metadata.path("resourceVersion").asString("");
        var before = told.put(metadata.path("uid").asString(""), version);
        if (told.size() > REMEMBERED) {
            told.remove(told.keySet().iterator().next());
        }
        return version.equals(before);
    }

    private Optional<ClusterEvent> of(JsonNode event, Instant time, boolean isNew) {
        var object = event.path("involvedObject");
        return owners.service(object, isNew)
                .map(service -> {
                    var attributes = new TreeMap<String, String>();
                    put(attributes, "count", count(event));
                    put(attributes, "from", source(event));
                    put(attributes, "message", Words.line(event.path("message").asString("")));
                    put(attributes, "service", service);
                    put(attributes, "type", event.path("type").asString(""));
                    return new ClusterEvent(
                            time,
                            object.path("kind").asString("").toLowerCase(Locale.ROOT),
                            Words.line(event.path("reason").asString("")),
                            object.path("name").asString(""),
                            attributes);
                });
    }

    private static void put(Map<String, String> attributes, String key, String value) {
        if (!value.isEmpty()) {
            attributes.put(key, value);
        }
    }

    private static String count(JsonNode event) {
        int count =
                Math.max(event.path("count").asInt(0), event.path("series").path("count").asInt(0));
        return count > 1 ? String.valueOf(count) : "";
    }

    private static String source(JsonNode event) {
        var reporter = event.path("reportingComponent").asString("");
        return reporter.isEmpty() ? event.path("source").path("component").asString("") : reporter;
    }

    /** When it happened last; clusters and their parts say it in different fields. */
    private static Instant time(JsonNode event) {
        for (var said :
                List.of(
                        event.path("series").path("lastObservedTime"),
                        event.path("lastTimestamp"),
                        event.path("eventTime"),
                        event.path("metadata").path("creationTimestamp"))) {
            var time = PodTasks.time(said.asString(""));
            if (!time.equals(Instant.EPOCH)) {
                return time;
            }
        }
        return Instant.EPOCH;
    }
}
