package io.stackctl.planner.reconcile;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.provider.ProviderPlanner;
import io.stackctl.planner.reconcile.Reconciliation.Condition;
import io.stackctl.planner.reconcile.Reconciliation.Replica;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.planner.stop.StopSequence;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.KillContainer;
import io.stackctl.step.container.PauseContainer;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.container.UnpauseContainer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Changes the state of containers that are there: start, stop, restart, kill, pause, unpause,
 * remove.
 */
public final class LifecyclePlanner {

    private static final String CAUSE = "asked for";

    private final Stack stack;
    private final ObservedStack observed;
    private final PlanBuilder<Step> steps = Step.plan();

    private LifecyclePlanner(Stack stack, ObservedStack observed) {
        this.stack = stack;
        this.observed = observed;
    }

    /** Stops what runs, dependents first. */
    public static Plan<Step> stop(Stack stack, ObservedStack observed, StopOptions options) {
        var planner = new LifecyclePlanner(stack, observed);
        planner.stopAll(options, container -> !container.oneOff(), true);
        ProviderPlanner.stop(stack, options::covers, planner.steps, CAUSE);
        return planner.steps.build();
    }

    /**
     * Removes containers that do not run.
     *
     * @param stopFirst whether those that run are stopped and removed too
     * @param anonymousVolumes whether anonymous volumes go with them
     */
    public static Plan<Step> remove(
            Stack stack,
            ObservedStack observed,
            StopOptions options,
            boolean stopFirst,
            boolean anonymousVolumes) {
        var planner = new LifecyclePlanner(stack, observed);
        var stops =
                planner.stopAll(
                        options,
                        container -> !container.oneOff() && (stopFirst || !container.isUp()),
                        stopFirst);
        for (var container : observed.containers()) {
            if (stops.containsKey(container)) {
                planner.steps.add(
                        RemoveContainer.of(
                                ContainerRef.of(container), anonymousVolumes, "not running"),
                        stops.get(container));
            }
        }
        return planner.steps.build();
    }

    /** Sends a signal to what runs, one-off containers too. */
    public static Plan<Step> kill(
            Stack stack,
            ObservedStack observed,
            Set<ServiceName> services,
            boolean orphans,
            String signal) {
        var planner = new LifecyclePlanner(stack, observed);
        planner.each(
                services,
                container -> container.isUp() && (orphans || planner.isKnown(container)),
                (ref, cause) -> new KillContainer(ref, signal, cause));
        return planner.steps.build();
    }

    /** Freezes what is up; the engine refuses that for what is frozen already. */
    public static Plan<Step> pause(Stack stack, ObservedStack observed, Set<ServiceName> services) {
        return new LifecyclePlanner(stack, observed)
                .change(services, ContainerState.RUNNING, PauseContainer::new);
    }

    /** Lets what is frozen go on; the engine refuses that for what is not. */
    public static Plan<Step> unpause(
            Stack stack, ObservedStack observed, Set<ServiceName> services) {
        return new LifecyclePlanner(stack, observed)
                .change(services, ContainerState.PAUSED, UnpauseContainer::new);
    }

    /** First where the engine will do it: what is refused ends the plan. */
    private Plan<Step> change(
            Set<ServiceName> services,
            ContainerState fit,
            BiFunction<ContainerRef, String, Step> step) {
        Predicate<ObservedContainer> up =
                container -> container.isUp() && !container.oneOff() && isKnown(container);
        each(services, up.and(container -> container.state() == fit), step);
        each(services, up.and(container -> container.state() != fit), step);
        return steps.build();
    }

    /**
     * Stops and starts containers, dependencies first, and those that declared {@code restart:
     * true} on one of them after it and once it is as they need it.
     *
     * @param dependents whether those are restarted with it; otherwise only where they are asked
     *     for too
     * @throws StackException when a dependency that has to be waited for has no container
     */
    public static Plan<Step> restart(
            Stack stack, ObservedStack observed, StopOptions options, boolean dependents) {
        return new RestartPlanner(stack, observed, options, dependents).plan();
    }

    /**
     * Starts containers that do not run, dependencies first, and waits where a condition asks for
     * it.
     *
     * @param stack the services to start
     * @param options whether all are waited for, for how long, and the gates
     * @throws StackException when the stack has no container at all
     */
    public static Plan<Step> start(Stack stack, ObservedStack observed, ReconcileOptions options) {
        return start(stack, observed, options, StartPlanner::new);
    }

    /** The same for containers that ended with their engine and only go on. */
    public static Plan<Step> resume(Stack stack, ObservedStack observed) {
        return start(stack, observed, ReconcileOptions.DEFAULTS, StartPlanner::resuming);
    }

    private static Plan<Step> start(
            Stack stack,
            ObservedStack observed,
            ReconcileOptions options,
            BiFunction<Reconciliation, StartConditions, StartPlanner> planner) {
        var work = new Reconciliation(stack, observed, options, Plan.empty(), Set.of());
        for (var service : stack.services()) {
            if (service.provider().isPresent() || service.replicas().value() == 0) {
                continue;
            }
            if (observed.containers().isEmpty()) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "service \"" + service.name() + "\" has no container to start",
                                "create it with \"up\" or \"create\""));
            }
            for (var container : observed.replicasOf(service.name())) {
                work.stops.outlast(container);
                var condition =
                        work.stops.include(container) ? Condition.STOPPED : conditionOf(container);
                work.replica(service.name(), new Replica(ContainerRef.of(container), condition));
            }
        }
        var starts = planner.apply(work, StartConditions.together(work, "what ends has ended"));
        starts.plan();
        if (options.wanted().await()) {
            starts.awaitAll();
        }
        return work.steps.build();
    }

    private static Condition conditionOf(ObservedContainer container) {
        return switch (container.state()) {
            case RUNNING ->
                    container.health() == Health.HEALTHY
                            ? Condition.HEALTHY
                            : container.health() == Health.NONE
                                    ? Condition.RUNNING
                                    : Condition.UNHEALTHY;
            // The engine says what to do about a frozen one.
            case CREATED, RESTARTING, PAUSED, REMOVING, EXITED, DEAD -> Condition.STOPPED;
        };
    }

    private Map<ObservedContainer, List<Integer>> stopAll(
            StopOptions options, Predicate<ObservedContainer> wanted, boolean told) {
        var containers =
                Dependencies.byService(
                        observed.containers().stream()
                                .filter(c ->
                                        options.covers(c.service()) && isKnown(c) && wanted.test(c))
                                .toList());
        var sequence = new StopSequence(stack, observed, steps, options.grace());
        var all = new HashMap<ObservedContainer, List<Integer>>();
        for (var service : sequence.order()) {
            var theirs = containers.getOrDefault(service, List.<ObservedContainer>of());
            all.putAll(
                    told
                            ? sequence.stop(service, theirs, CAUSE)
                            : sequence.pass(service, theirs, CAUSE));
        }
        return all;
    }

    private void each(
            Set<ServiceName> services,
            Predicate<ObservedContainer> wanted,
            BiFunction<ContainerRef, String, Step> step) {
        for (var container : observed.containers()) {
            if ((services.isEmpty() || services.contains(container.service()))
                    && wanted.test(container)) {
                steps.add(step.apply(ContainerRef.of(container), CAUSE));
            }
        }
    }

    private boolean isKnown(ObservedContainer container) {
        return stack.service(container.service()).isPresent();
    }
}
