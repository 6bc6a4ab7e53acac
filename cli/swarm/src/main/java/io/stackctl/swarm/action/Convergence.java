package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Waits for one service. A swarm tries for ever; this gives up as soon as it is plain that the
 * service does not come: its update was paused or taken back, its tasks fail again and again, no
 * machine may run them, or nothing is tried any more.
 */
final class Convergence {

    /** What fails once may have met a machine that was busy. */
    private static final int FAILURES = 3;

    /** Time in which a machine may still come, or get room. */
    private static final Duration PLACING = Duration.ofSeconds(10);

    /** Time in which a task without a health check may still turn out to end at once. */
    private static final Duration STEADY = Duration.ofSeconds(2);

    private static final Set<String> GIVEN_UP =
            Set.of("paused", "rollback_started", "rollback_paused", "rollback_completed");
    private static final Set<String> GIVEN_UP_BACK = Set.of("paused", "rollback_paused");
    private static final Set<String> UNDER_WAY = Set.of("updating", "rollback_started");

    private final SwarmContext context;
    private final String name;
    private final String updatedBefore;
    private final boolean back;
    private final Instant begun = Instant.now();
    private Optional<Instant> waitingForRoom = Optional.empty();
    private Optional<Instant> reached = Optional.empty();

    Convergence(SwarmContext context, String name, String updatedBefore, boolean back) {
        this.context = context;
        this.name = name;
        this.updatedBefore = updatedBefore;
        this.back = back;
    }

    void await(Optional<Duration> timeout) {
        while (!hasConverged()) {
            if (timeout.filter(most -> begun.plus(most).isBefore(Instant.now())).isPresent()) {
                throw failed("did not converge within " + timeout.get().toSeconds() + " s", "");
            }
            context.tasks().pause();
        }
    }

    private boolean hasConverged() {
        var service = service();
        var tasks = new CurrentTasks(service, context.tasks().of(service.required("ID")));
        var update = service.get("UpdateStatus");
        boolean ours = !update.text("StartedAt").equals(updatedBefore);
        var state = update.text("State");
        if (ours && (back ? GIVEN_UP_BACK : GIVEN_UP).contains(state)) {
            throw given(update, tasks);
        }
        tasks.lastError(FAILURES)
                .ifPresent(task -> {
                    throw failed(tasks.told(task), lastLines(task));
                });
        boolean there = tasks.areAllThere() && !(ours && UNDER_WAY.contains(state));
        if (!there) {
            reached = Optional.empty();
            requireHope(tasks);
            return false;
        }
        var since = reached.orElseGet(Instant::now);
        reached = Optional.of(since);
        return tasks.tellHealth() || since.plus(STEADY).isBefore(Instant.now());
    }

    private StackException given(Json update, CurrentTasks tasks) {
        var task = tasks.lastError(1);
        var how = update.text("State").startsWith("rollback") ? "taken back" : "paused";
        return failed(
                "its update was " + how + ": " + update.text("Message"),
                task.map(failed -> tasks.told(failed) + lastLines(failed)).orElse(""));
    }

    /** Throws when nothing goes on that could still bring it. */
    private void requireHope(CurrentTasks tasks) {
        var homeless = tasks.withoutPlace();
        if (homeless.isEmpty()) {
            waitingForRoom = Optional.empty();
        } else {
            var since = waitingForRoom.orElseGet(Instant::now);
            waitingForRoom = Optional.of(since);
            if (since.plus(PLACING).isBefore(Instant.now())) {
                throw failed(
                        "no machine may run it: " + homeless.get().get("Status").text("Err"), "");
            }
        }
        if (tasks.isGivenUp()) {
            var last = tasks.lastError(1);
            throw failed(
                    last.map(tasks::told).orElse("its tasks have ended, and none is started anew"),
                    last.map(this::lastLines).orElse(""));
        }
    }

    private Json service() {
        var filter = new JsonBuilder().put("name", Json.of(List.of(name))).build().toString();
        var call = ApiCall.get("/services").query("filters", filter).query("status", true);
        return context.api().list(call, service -> service).stream()
                .filter(service -> service.get("Spec").text("Name").equals(name))
                .findFirst()
                .orElseThrow(() -> failed("it was removed by somebody else meanwhile", ""));
    }

    private String lastLines(Json task) {
        return LastLines.of(context.api(), task.required("ID"));
    }

    private StackException failed(String why, String more) {
        return new StackException(
                new OperationFailed(
                        "service " + name + " does not come up: " + why + more,
                        "what is there stays as it is; `ps` and `logs` tell more"));
    }
}
