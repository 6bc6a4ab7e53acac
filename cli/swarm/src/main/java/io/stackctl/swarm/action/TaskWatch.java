package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.spec.NamespaceLabels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the services of a stack and their tasks stand, for all who wait for some of them. A swarm
 * tells no events of tasks, so it is asked again and again: once for all, however many wait.
 */
final class TaskWatch {

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Of many tasks an answer is long, and a manager has to make it beside its own work. */
    private static final int MANY = 20;

    /** What several may share that wait at once. */
    private static final long FRESH = PAUSE.toNanos() / 2;

    private static final Set<String> ENDED =
            Set.of("complete", "shutdown", "failed", "rejected", "remove", "orphaned");

    private static final Set<String> UNTOLD = Set.of("new", "allocated", "pending");

    private static final Set<String> CALLED_OFF = Set.of("shutdown", "remove");

    private final EngineApi api;
    private final StackName stack;

    /** Apart from the waiting, which ends at once even while a manager does not answer. */
    private final Object asking = new Object();

    private volatile @Nullable Look last;
    private boolean closed;

    TaskWatch(EngineApi api, StackName stack) {
        this.api = api;
        this.stack = stack;
    }

    /**
     * What a manager told.
     *
     * @param asked when, by {@link System#nanoTime}
     */
    record Look(long asked, List<Json> services, List<Json> tasks) {

        Optional<Json> service(String name) {
            return services.stream()
                    .filter(service -> service.get("Spec").text("Name").equals(name))
                    .findFirst();
        }

        List<Json> tasksOf(String serviceId) {
            return tasks.stream().filter(task -> task.text("ServiceID").equals(serviceId)).toList();
        }
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
            var known = last;
            var pause =
                    known != null && known.tasks().size() > MANY ? PAUSE.multipliedBy(2) : PAUSE;
            long end = System.nanoTime() + pause.toNanos();
            for (long left = pause.toMillis(); !closed && left > 0; left = millisUntil(end)) {
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

    /**
     * How they stand, no longer than a moment ago.
     *
     * @param since when whoever asks began to wait, by {@link System#nanoTime}: what was told
     *     before is of no use, as it does not know what was changed
     */
    Look look(long since) {
        synchronized (asking) {
            var known = last;
            if (known == null
                    || known.asked() - since < 0
                    || System.nanoTime() - known.asked() >= FRESH) {
                known = ask();
                last = known;
            }
            return known;
        }
    }

    private Look ask() {
        long now = System.nanoTime();
        var filter = NamespaceLabels.filter(stack);
        var services = ApiCall.get("/services").query("filters", filter).query("status", true);
        var tasks = ApiCall.get("/tasks").query("filters", filter);
        // Tasks last: those of a service that has just been changed belong to it, too.
        return new Look(now, api.list(services, service -> service), api.list(tasks, task -> task));
    }

    /**
     * Whether nothing runs of a task any more, nor ever will. One that no machine had been told of
     * when it was called off keeps its state for ever: nobody is left to end it (swarmkit until
     * 2021, moby#36699).
     */
    static boolean hasEnded(Json task) {
        var state = task.get("Status").text("State");
        return ENDED.contains(state)
                || (UNTOLD.contains(state) && CALLED_OFF.contains(task.text("DesiredState")));
    }
}
