package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.json.Json;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.swarm.state.TaskPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /**
     * Time in which a task without a health check may still turn out to end at once. More tasks of
     * a kind that runs already need not prove it.
     */
    private static final Duration STEADY = Duration.ofSeconds(2);

    private static final Set<String> GIVEN_UP =
            Set.of("paused", "rollback_started", "rollback_paused", "rollback_completed");
    private static final Set<String> GIVEN_UP_BACK = Set.of("paused", "rollback_paused");
    private static final Set<String> UNDER_WAY = Set.of("updating", "rollback_started");

    private final SwarmContext context;
    private final String name;
    private final String updatedBefore;
    private final boolean back;
    private final long begun = System.nanoTime();
    private Optional<Instant> waitingForRoom = Optional.empty();
    private Optional<Instant> reached = Optional.empty();

    /** Tasks that had failed before: that a service failed once is no reason to give it up now. */
    private @Nullable Set<String> failedBefore;

    Convergence(SwarmContext context, String name, String updatedBefore, boolean back) {
        this.context = context;
        this.name = name;
        this.updatedBefore = updatedBefore;
        this.back = back;
    }

    void await(Optional<Duration> timeout) {
        while (true) {
            var look = context.tasks().look(begun);
            var service =
                    look.service(name)
                            .orElseThrow(
                                    () -> failed("it was removed by somebody else meanwhile", ""));
            var tasks = new CurrentTasks(service, look.tasksOf(service.required("ID")));
            if (hasConverged(service, tasks)) {
                return;
            }
            if (timeout.filter(most -> System.nanoTime() - begun > most.toNanos()).isPresent()) {
                throw tooLate(timeout.get(), service, tasks);
            }
            context.tasks().pause();
        }
    }

    private StackException tooLate(Duration limit, Json service, CurrentTasks tasks) {
        var open = new OpenTasks(context, Map.of(service.required("ID"), name)).text(tasks.open());
        return failed(
                "did not converge within " + limit.toSeconds() + " s: " + tasks.progress(),
                open.isEmpty() ? "" : "; " + open);
    }

    private boolean hasConverged(Json service, CurrentTasks tasks) {
        var before = failedBefore;
        if (before == null) {
            before = tasks.everFailed();
            failedBefore = before;
        }
        var update = service.get("UpdateStatus");
        boolean ours = !update.text("StartedAt").equals(updatedBefore);
        var state = update.text("State");
        if (ours && (back ? GIVEN_UP_BACK : GIVEN_UP).contains(state)) {
            throw given(update, tasks.lastErrorOfAnyForm(before));
        }
        tasks.lastError(FAILURES, before)
                .ifPresent(task -> {
                    throw hasNoImage(task)
                            ? withoutImage(task)
                            : failed(told(task), lastLines(task));
                });
        boolean there = tasks.areAllThere(before) && !(ours && UNDER_WAY.contains(state));
        if (!there) {
            reached = Optional.empty();
            requireHope(tasks);
            return false;
        }
        var since = reached.orElseGet(Instant::now);
        reached = Optional.of(since);
        return tasks.tellHealth()
                || tasks.haveProven()
                || since.plus(STEADY).isBefore(Instant.now());
    }

    private StackException given(Json update, Optional<Json> task) {
        var how = update.text("State").startsWith("rollback") ? "taken back" : "paused";
        return failed(
                "its update was " + how + ": " + update.text("Message"),
                task.map(failed -> "; " + told(failed) + lastLines(failed)).orElse(""));
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
            var last = tasks.lastError(1, Set.of());
            throw failed(
                    last.map(this::told).orElse("its tasks have ended, and none is started anew"),
                    last.map(this::lastLines).orElse(""));
        }
    }

    /** What went wrong with a task, in the swarm's words. */
    private String told(Json task) {
        var status = task.get("Status");
        long code = status.get("ContainerStatus").number("ExitCode");
        var error = status.text("Err").isEmpty() ? status.text("Message") : status.text("Err");
        return "task "
                + name
                + "."
                + TaskPlace.of(task)
                + ": "
                + error
                + (code != 0 && !error.contains("exit") ? " (exit code " + code + ")" : "");
    }

    private static boolean hasNoImage(Json task) {
        return task.get("Status").text("Err").startsWith("No such image");
    }

    /** A machine asks registries by itself, and had no image of its own either. */
    private StackException withoutImage(Json task) {
        var image = task.get("Spec", "ContainerSpec").text("Image");
        var machine =
                context.api()
                        .object(
                                ApiCall.get("/nodes/" + ApiCall.segment(task.text("NodeID"))),
                                node -> node.get("Description").text("Hostname"));
        return failed(
                "machine " + machine + " has no image " + image + ", and gets none",
                "",
                "push it to a registry that all machines reach, or bring it there: docker save "
                        + image
                        + " | ssh "
                        + machine
                        + " docker load");
    }

    private String lastLines(Json task) {
        return TaskOutput.last(context.api(), task);
    }

    private StackException failed(String why, String more) {
        return failed(why, more, "what is there stays as it is; `ps` and `logs` tell more");
    }

    private StackException failed(String why, String more, String remedy) {
        return new StackException(
                new OperationFailed(
                        "service " + name + " does not come up: " + why + more, remedy));
    }
}
