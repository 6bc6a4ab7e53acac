package io.stackctl.kubernetes.action;

import io.stackctl.engine.EngineThread;
import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.client.ObjectWatch;
import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.kubernetes.state.ObjectObservation;
import io.stackctl.model.name.StackName;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the workloads of a stack and their pods stand, by a watch for each kind that is waited for.
 * Who waits looks whenever something changes, and once a moment for what is a question of time.
 */
public final class StackWatch {

    private static final Duration MOMENT = Duration.ofMillis(500);

    private final ApiClient api;
    private final String namespace;
    private final StackName stack;
    private final Map<ResourceKind, ObjectWatch> workloads = new EnumMap<>(ResourceKind.class);
    private @Nullable ObjectWatch pods;
    private @Nullable RuntimeException broken;
    private boolean closed;
    private long changes;

    StackWatch(ApiClient api, String namespace, StackName stack) {
        this.api = api;
        this.namespace = namespace;
        this.stack = stack;
    }

    synchronized void open() {
        closed = false;
    }

    /** Ends all waiting. */
    public synchronized void close() {
        closed = true;
        workloads.values().forEach(ObjectWatch::close);
        if (pods != null) {
            pods.close();
        }
        notifyAll();
    }

    /** Until something has changed, or a moment later. */
    synchronized void pause() {
        long seen = changes;
        long end = System.nanoTime() + MOMENT.toNanos();
        try {
            for (long left = MOMENT.toMillis();
                    seen == changes && !closed && broken == null && left > 0;
                    left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        if (closed) {
            throw new StackException(new Interrupted());
        }
        if (broken != null) {
            throw broken;
        }
    }

    synchronized void changed() {
        changes++;
        notifyAll();
    }

    private synchronized void died(RuntimeException cause) {
        if (broken == null) {
            broken = cause;
        }
        notifyAll();
    }

    /** The objects of a kind, by name, as they are now or were a moment ago. */
    Map<String, JsonNode> workloads(ResourceKind kind) {
        return watch(kind).objects();
    }

    /** The pods, by name. */
    Map<String, JsonNode> pods() {
        return podWatch().objects();
    }

    private synchronized ObjectWatch watch(ResourceKind kind) {
        return workloads.computeIfAbsent(
                kind, one -> begin(one.in(namespace), ObjectObservation.selector(stack)));
    }

    private synchronized ObjectWatch podWatch() {
        var known = pods;
        if (known == null) {
            known =
                    begin(
                            ApiPath.of("v1", namespace, "pods"),
                            ObjectObservation.podSelector(stack));
            pods = known;
        }
        return known;
    }

    private ObjectWatch begin(ApiPath kind, String selector) {
        var watch =
                new ObjectWatch(
                        api, kind.query("labelSelector", selector), one -> {}, this::changed);
        watch.list();
        EngineThread.start(
                "watch",
                () -> {
                    try {
                        watch.follow();
                    } catch (RuntimeException e) {
                        died(e);
                    }
                });
        return watch;
    }
}
