package io.stackctl.workflow.heal;

import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineThread;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.planner.heal.VitalSigns.OwnFinding;
import io.stackctl.state.HealthReport;
import io.stackctl.workflow.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the health checks of containers for an engine that has stopped running them, and remembers
 * what they have found since.
 */
final class OwnChecks {

    /** How the program that starts it ends where it cannot: it is no program, or there is none. */
    private static final Set<Integer> NOT_RUN = Set.of(126, 127);

    private final Engine engine;
    private final Pace pace;
    private final Map<ContainerId, Course> courses = new HashMap<>();

    /** Checks that took longer than they may: no engine ends a program in a container. */
    private final Map<ContainerId, FutureTask<Integer>> hanging = new HashMap<>();

    /** What was found so far, in nanoseconds of the pace. */
    private record Course(int failures, long first, long last) {
        OwnFinding finding() {
            return new OwnFinding(failures, Duration.ofNanos(last - first));
        }
    }

    OwnChecks(Engine engine, Pace pace) {
        this.engine = engine;
        this.pace = pace;
    }

    /**
     * Runs the check, unless it was run less than its interval ago.
     *
     * @param after for how long it has to fail to count, in which it is run often enough
     * @return empty where it cannot be run, which says nothing of the container
     */
    Optional<OwnFinding> find(ContainerId container, HealthReport report, Duration after) {
        var before = courses.get(container);
        var every = Collections.min(List.of(report.interval(), after.dividedBy(report.retries())));
        if (before != null && pace.nanos() - before.last() < every.toNanos()) {
            return Optional.of(before.finding());
        }
        var verdict = verdict(container, report);
        if (verdict.isEmpty()) {
            return Optional.empty();
        }
        boolean passed = verdict.get();
        long now = pace.nanos();
        var course =
                passed
                        ? new Course(0, now, now)
                        : before == null || before.failures() == 0
                                ? new Course(1, now, now)
                                : new Course(before.failures() + 1, before.first(), now);
        courses.put(container, course);
        return Optional.of(course.finding());
    }

    /** Forgets all but these. */
    void keep(Set<ContainerId> containers) {
        courses.keySet().retainAll(containers);
        hanging.keySet().retainAll(containers);
    }

    /**
     * Whether it passes; what takes longer than it may does not, and is not begun again beside
     * itself. Empty where the engine cannot run it: one that was started anew beside its containers
     * may not be able to (seen).
     */
    private Optional<Boolean> verdict(ContainerId container, HealthReport report) {
        var before = hanging.get(container);
        if (before != null && !before.isDone()) {
            return Optional.of(false);
        }
        hanging.remove(container);
        var run = new FutureTask<>(() -> exitCode(container, report.test()));
        EngineThread.start("health-check", run);
        try {
            int code = run.get(report.timeout().toNanos(), TimeUnit.NANOSECONDS);
            return NOT_RUN.contains(code) ? Optional.empty() : Optional.of(code == 0);
        } catch (TimeoutException e) {
            hanging.put(container, run);
            return Optional.of(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackException failure
                    && failure.failure() instanceof Failure.EngineFailure refused
                    && !refused.isRefusal()) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private int exitCode(ContainerId container, List<String> words) throws IOException {
        var spec = new ExecSpec(words, Map.of(), "", "", false, false, false);
        var execution = engine.executions().create(container, spec);
        try (var session = engine.executions().start(execution, spec)) {
            session.pump((_, _, _, _) -> {});
        }
        return engine.executions().exitCode(execution).orElse(1);
    }
}
