package io.stackctl.kubernetes;

import io.stackctl.cluster.Cluster.TaskLines;
import io.stackctl.engine.EngineThread;
import io.stackctl.engine.LogQuery;
import io.stackctl.engine.OutputLines;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.AllAtOnce;
import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.client.ApiRefusal;
import io.stackctl.kubernetes.client.ObjectWatch;
import io.stackctl.kubernetes.state.ObjectObservation;
import io.stackctl.kubernetes.state.PodFacts;
import io.stackctl.model.name.StackName;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the pods of a service wrote. A pod has a log for each of its containers; those of a
 * stack have one that counts, and others that run before it.
 */
final class PodLogs {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final ApiClient api;
    private final String namespace;
    private final StackName stack;
    private final LogQuery query;
    private final TaskLines lines;

    /** The pods whose container runs, by name, with what tells one run from another. */
    private final Map<String, String> running = new ConcurrentHashMap<>();

    private volatile @Nullable ObjectWatch following;
    private volatile @Nullable StackException denied;

    PodLogs(ApiClient api, String namespace, StackName stack, LogQuery query, TaskLines lines) {
        this.api = api;
        this.namespace = namespace;
        this.stack = stack;
        this.query = query;
        this.lines = lines;
    }

    /** Reads; following, it goes on with pods that come, until the connection is closed. */
    void read(String service) {
        var pods =
                ApiPath.of("v1", namespace, "pods")
                        .query("labelSelector", ObjectObservation.podSelector(stack, service));
        if (query.follow()) {
            follow(pods);
            return;
        }
        var all = api.get(pods).path("items");
        AllAtOnce.ask(
                all.valueStream().toList(),
                pod -> {
                    readIfAny(pod);
                    return pod;
                });
    }

    private void follow(ApiPath pods) {
        Set<String> begun = new HashSet<>();
        var watch =
                new ObjectWatch(
                        api,
                        pods,
                        pod -> {
                            note(pod);
                            if (hasStarted(pod) && begun.add(uid(pod))) {
                                EngineThread.start("log", () -> follow(pod));
                            }
                        },
                        () -> {});
        following = watch;
        watch.follow();
        var why = denied;
        if (why != null) {
            throw why;
        }
    }

    private void note(JsonNode pod) {
        if (PodFacts.containerStatus(pod).path("state").has("running")) {
            running.put(PodFacts.name(pod), uid(pod));
        } else {
            running.remove(PodFacts.name(pod));
        }
    }

    /**
     * Reads the log of one container to its end. A connection may end before that: where nothing is
     * written for long, what lies between cuts it, and an API server may start anew.
     */
    private void follow(JsonNode pod) {
        var timed = new TimedLines(query.until(), lines.of(PodFacts.name(pod)));
        while (reads(pod, timed) && isGoingOn(pod)) {
            timed.beginAnew();
        }
    }

    private boolean isGoingOn(JsonNode pod) {
        EngineThread.pause(AGAIN);
        return !api.isClosed() && uid(pod).equals(running.get(PodFacts.name(pod)));
    }

    /** Reads as far as the connection goes; false when there is no such log. */
    private boolean reads(JsonNode pod, TimedLines timed) {
        try {
            read(pod, true, timed);
            return true;
        } catch (StackException untold) {
            if (ApiRefusal.isFinal(untold)) {
                deny(untold);
            }
            return ApiRefusal.isOutage(untold);
        }
    }

    /** What stands against one log stands against all of them. */
    private void deny(StackException why) {
        denied = why;
        var watch = following;
        if (watch != null) {
            watch.close();
        }
    }

    private static String uid(JsonNode pod) {
        // A container that was started anew has a new log.
        return pod.path("metadata").path("uid").asString("") + restarts(pod);
    }

    private static int restarts(JsonNode pod) {
        return PodFacts.containerStatus(pod).path("restartCount").asInt(0);
    }

    private static boolean hasStarted(JsonNode pod) {
        var state = PodFacts.containerStatus(pod).path("state");
        return state.has("running") || state.has("terminated");
    }

    /** A pod that waits for its image, or has just gone, has no log; that is no failure. */
    private void readIfAny(JsonNode pod) {
        try {
            read(pod, false, new TimedLines(query.until(), lines.of(PodFacts.name(pod))));
        } catch (StackException refused) {
            if (ApiRefusal.isFinal(refused)
                    || !(refused.failure() instanceof EngineFailure failure)
                    || !failure.isRefusal()) {
                throw refused;
            }
        }
    }

    private void read(JsonNode pod, boolean follow, TimedLines timed) {
        var path =
                ApiPath.of("v1", namespace, "pods")
                        .child(PodFacts.name(pod))
                        .child("log")
                        .query("container", PodFacts.container(pod))
                        .query("timestamps", "true");
        if (follow) {
            path = path.query("follow", "true");
        }
        if (query.tail().isPresent() && timed.last().isEmpty()) {
            path = path.query("tailLines", String.valueOf(query.tail().getAsInt()));
        }
        var since = timed.last().or(query::since);
        if (since.isPresent()) {
            path = path.query("sinceTime", since.get().toString());
        }
        try (var stream = api.lines(path, OutputLines.PIECE)) {
            for (var line = stream.next(); line != null; line = stream.next()) {
                timed.take(line);
            }
        }
    }
}
