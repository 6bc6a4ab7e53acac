package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.spec.NamespaceLabels;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How the tasks of a stack stand, for all who wait for some of them. A swarm tells no events of
 * tasks, so it is asked again and again: once for all, however many wait.
 */
final class TaskWatch {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Set<String> ENDED =
            Set.of("complete", "shutdown", "failed", "rejected", "remove", "orphaned");

    private final EngineApi api;
    private final StackName stack;
    private boolean closed;
    private long asked;
    private List<Json> tasks = List.of();

    TaskWatch(EngineApi api, StackName stack) {
        this.api = api;
        this.stack = stack;
    }

    synchronized void open() {
        closed = false;
    }

    /** Ends all waiting. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** A moment later. */
    synchronized void pause() {
        try {
            long end = System.nanoTime() + PAUSE.toNanos();
            for (long left = PAUSE.toMillis(); !closed && left > 0; left = millisUntil(end)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        if (closed) {
            throw new StackException(new Interrupted());
        }
    }

    private static long millisUntil(long end) {
        return Duration.ofNanos(end - System.nanoTime()).toMillis();
    }

    /** The tasks of a service, no older than a moment. */
    synchronized List<Json> of(String serviceId) {
        return all().stream().filter(task -> task.text("ServiceID").equals(serviceId)).toList();
    }

    private List<Json> all() {
        long now = System.nanoTime();
        if (asked == 0 || now - asked >= PAUSE.toNanos() / 2) {
            var filter =
                    new JsonBuilder()
                            .put("label", Json.of(List.of(NamespaceLabels.NAMESPACE + "=" + stack)))
                            .build();
            tasks = api.list(ApiCall.get("/tasks").query("filters", filter.toString()), t -> t);
            asked = System.nanoTime();
        }
        return tasks;
    }

    /** Whether nothing runs of a task any more. */
    static boolean hasEnded(Json task) {
        return ENDED.contains(task.get("Status").text("State"));
    }

    /** Waits until no machine runs a task of these services. */
    void awaitGone(Set<String> serviceIds) {
        while (serviceIds.stream()
                .anyMatch(id -> of(id).stream().anyMatch(task -> !hasEnded(task)))) {
            pause();
        }
    }
}
