package io.stackctl.swarm.action;

import io.stackctl.docker.json.Json;
import io.stackctl.model.Order;
import io.stackctl.swarm.state.TaskPlace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tasks that a swarm made of a service as it is to be now; those of older forms do not count.
 */
final class CurrentTasks {

    private static final Set<String> FAILED = Set.of("failed", "rejected", "orphaned");

    /** What of a task's own form is compared; where it may be placed does not make it another. */
    private static final List<String> FORM =
            List.of("ContainerSpec", "Resources", "RestartPolicy", "LogDriver", "ForceUpdate");

    private final Json service;
    private final List<Json> all;
    private final List<Json> tasks;

    CurrentTasks(Json service, List<Json> all) {
        this.service = service;
        this.all = all;
        var template = service.get("Spec", "TaskTemplate");
        this.tasks = all.stream().filter(task -> isOf(template, task)).toList();
    }

    private static boolean isOf(Json template, Json task) {
        var spec = task.get("Spec");
        for (var part : FORM) {
            var wanted = template.get(part);
            var is = spec.get(part);
            boolean neither = isUnsaid(wanted) && isUnsaid(is);
            if (!neither && !wanted.toString().equals(is.toString())) {
                return false;
            }
        }
        return true;
    }

    /** 0 goes without saying in what a manager answers. */
    private static boolean isUnsaid(Json value) {
        return value.isEmpty() || value.toString().equals("0");
    }

    private boolean isJob() {
        return service.has("JobStatus") && !service.get("JobStatus").isEmpty();
    }

    /**
     * Whether they are as many as they are to be, and work.
     *
     * @param known the ids of those whose failure does not count
     */
    boolean areAllThere(Set<String> known) {
        long there = tasks.stream().filter(this::isThere).count();
        if (isJob()) {
            return there > 0 && there >= wanted();
        }
        return there >= wanted()
                && (wanted() > 0 || isScaledToNothing())
                && !anyPlaceLacksOne(known);
    }

    /** Whether one is as it is to be: it runs, or of a job, has ended well this time. */
    private boolean isThere(Json task) {
        if (isJob()) {
            long iteration = service.get("JobStatus", "JobIteration").number("Index");
            return task.get("JobIteration").number("Index") == iteration
                    && state(task).equals("complete");
        }
        return isWanted(task) && state(task).equals("running");
    }

    private static boolean isWanted(Json task) {
        return task.text("DesiredState").equals("running");
    }

    /** How many are as they are to be, such as {@code 2 of 3 tasks run}. */
    String progress() {
        return tasks.stream().filter(this::isThere).count()
                + " of "
                + wanted()
                + (isJob() ? " tasks done" : " tasks run");
    }

    /** Those of whatever form that are to run, or to end, and do not yet. */
    List<Json> open() {
        return all.stream()
                .filter(task -> !TaskWatch.hasEnded(task))
                .filter(task -> !(tasks.contains(task) && isThere(task)))
                .toList();
    }

    /**
     * Of a service that each machine is to have a task of, a swarm does not count the machine whose
     * task has just failed, nor while the next one there waits for its turn ({@code
     * restart_policy.delay}).
     */
    private boolean anyPlaceLacksOne(Set<String> known) {
        Map<String, Json> newest = new HashMap<>();
        for (var task : tasks) {
            newest.merge(
                    TaskPlace.of(task),
                    task,
                    (one, other) ->
                            one.text("CreatedAt").compareTo(other.text("CreatedAt")) < 0
                                    ? other
                                    : one);
        }
        return newest.values().stream().anyMatch(this::comes)
                || !failed(List.copyOf(newest.values()), known).isEmpty();
    }

    private boolean comes(Json task) {
        boolean wanted = isWanted(task) || task.text("DesiredState").equals("ready");
        return wanted && !isThere(task) && !TaskWatch.hasEnded(task);
    }

    private long wanted() {
        var mode = service.get("Spec", "Mode");
        if (mode.has("Replicated")) {
            return mode.get("Replicated").number("Replicas");
        }
        return mode.has("ReplicatedJob")
                ? mode.get("ReplicatedJob").number("TotalCompletions")
                : service.get("ServiceStatus").number("DesiredTasks");
    }

    private boolean isScaledToNothing() {
        return service.get("Spec", "Mode").has("Replicated");
    }

    /** Whether one of them ran before the service was changed last: only their number did. */
    boolean haveProven() {
        var changed = service.text("UpdatedAt");
        return !changed.isEmpty()
                && tasks.stream()
                        .anyMatch(task ->
                                state(task).equals("running")
                                        && Instant.parse(task.text("CreatedAt"))
                                                .isBefore(Instant.parse(changed)));
    }

    /** Whether its health check says of a task that runs that it works. */
    boolean tellHealth() {
        return isJob()
                || !service.get("Spec", "TaskTemplate")
                        .get("ContainerSpec")
                        .get("Healthcheck")
                        .isEmpty();
    }

    /** The ids of those that failed, of older forms too. */
    Set<String> everFailed() {
        return failed(all, Set.of()).stream()
                .map(task -> task.required("ID"))
                .collect(Collectors.toSet());
    }

    /**
     * The last that failed, of older forms too: after an update was taken back it is of one.
     *
     * @param known the ids of those that do not count
     */
    Optional<Json> lastErrorOfAnyForm(Set<String> known) {
        return failed(all, known).reversed().stream().findFirst();
    }

    /** The same, of the form that is wanted, once so many of one place have failed. */
    Optional<Json> lastError(int failures, Set<String> known) {
        var failed = failed(tasks, known);
        return failed.reversed().stream()
                .filter(task ->
                        failed.stream().filter(other -> areOfOnePlace(other, task)).count()
                                >= failures)
                .findFirst();
    }

    private static boolean areOfOnePlace(Json left, Json right) {
        return TaskPlace.of(left).equals(TaskPlace.of(right));
    }

    private static List<Json> failed(List<Json> tasks, Set<String> known) {
        return tasks.stream()
                .filter(task ->
                        FAILED.contains(state(task)) && !known.contains(task.required("ID")))
                .sorted(Order.by((Json task) -> task.get("Status").text("Timestamp")))
                .toList();
    }

    /** One that no machine may run, with the swarm's reason; empty when there is none. */
    Optional<Json> withoutPlace() {
        return tasks.stream()
                .filter(task ->
                        state(task).equals("pending") && !task.get("Status").text("Err").isEmpty())
                .findFirst();
    }

    /** Whether all have ended, and none is to come. */
    boolean isGivenUp() {
        return !tasks.isEmpty()
                && tasks.stream()
                        .allMatch(task ->
                                TaskWatch.hasEnded(task)
                                        && !task.text("DesiredState").equals("running")
                                        && !task.text("DesiredState").equals("ready"));
    }

    private static String state(Json task) {
        return task.get("Status").text("State");
    }
}
