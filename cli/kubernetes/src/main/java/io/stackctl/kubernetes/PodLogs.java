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
import io.stackctl.kubernetes.client.ObjectWatch;
import io.stackctl.kubernetes.state.ObjectObservation;
import io.stackctl.kubernetes.state.PodFacts;
import io.stackctl.model.name.StackName;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the pods of a service wrote. A pod has a log for each of its containers; those of a
 * stack have one that counts, and others that run before it.
 */
final class PodLogs {

    private final ApiClient api;
    private final String namespace;
    private final StackName stack;
    private final LogQuery query;
    private final TaskLines lines;

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
                    read(pod, false);
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
                            if (hasStarted(pod) && begun.add(uid(pod))) {
                                EngineThread.start("log", () -> read(pod, true));
                            }
                        },
                        () -> {});
        watch.follow();
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

    private void read(JsonNode pod, boolean follow) {
        var name = PodFacts.name(pod);
        var consumer = lines.of(name);
        var path =
                ApiPath.of("v1", namespace, "pods")
                        .child(name)
                        .child("log")
                        .query("container", PodFacts.container(pod))
                        .query("timestamps", "true");
        if (follow) {
            path = path.query("follow", "true");
        }
        if (query.tail().isPresent()) {
            path = path.query("tailLines", String.valueOf(query.tail().getAsInt()));
        }
        if (query.since().isPresent()) {
            path = path.query("sinceTime", query.since().get().toString());
        }
        try (var stream = api.lines(path, OutputLines.PIECE)) {
            var timed = new TimedLines(query.until(), consumer);
            for (var line = stream.next(); line != null; line = stream.next()) {
                timed.take(line);
            }
        } catch (StackException refused) {
            // A pod that waits for its image, or has just gone, has no log; that is no failure.
            if (!(refused.failure() instanceof EngineFailure failure) || !failure.isRefusal()) {
                throw refused;
            }
        }
    }
}
