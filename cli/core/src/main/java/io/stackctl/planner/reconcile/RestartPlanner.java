package io.stackctl.planner.reconcile;

import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Dependency;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.Hooks;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RestartContainer;
import io.stackctl.step.service.AwaitService;
import io.stackctl.step.service.Readiness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stops and starts containers, dependencies first. Whoever declared {@code restart: true} on one
 * that is restarted comes after it, and only once it is as the dependency's condition asks.
 */
final class RestartPlanner {

    private final Stack stack;
    private final ObservedStack observed;
    private final StopOptions options;
    private final Dependencies dependencies;
    private final Set<ServiceName> wanted;
    private final PlanBuilder<Step> steps = Step.plan();
    private final Map<ServiceName, List<Integer>> restarted = new HashMap<>();
    private final Map<Wait, Integer> waits = new HashMap<>();

    private record Wait(ServiceName service, Readiness readiness, boolean required) {}

    /**
     * Prepares.
     *
     * @param dependents whether those that declared {@code restart: true} are restarted too,
     *     directly or not
     */
    RestartPlanner(Stack stack, ObservedStack observed, StopOptions options, boolean dependents) {
        this.stack = stack;
        this.observed = observed;
        this.options = options;
        this.dependencies = Dependencies.of(stack);
        this.wanted =
                dependents ? dependencies.withRestarted(options.services()) : options.services();
    }

    /**
     * Plans it.
     *
     * @throws StackException when a dependency that has to be waited for has no container
     */
    Plan<Step> plan() {
        for (var service : Dependencies.inOrder(stack)) {
            var before = readyFor(service);
            var ends = new ArrayList<Integer>();
            if (isWanted(service.name())) {
                for (var container : observed.replicasOf(service.name())) {
                    ends.add(restart(service, container, before));
                }
            }
            restarted.put(service.name(), ends.isEmpty() ? before : ends);
        }
        return steps.build();
    }

    private boolean isWanted(ServiceName service) {
        return wanted.isEmpty() || wanted.contains(service);
    }

    private List<Integer> readyFor(Service service) {
        var before = new ArrayList<Integer>();
        for (var dependency : dependencies.of(service.name())) {
            boolean awaited =
                    isWanted(service.name())
                            && isWanted(dependency.service())
                            && dependency.restart()
                            && dependency.condition() != Dependency.Condition.STARTED;
            before.addAll(
                    awaited
                            ? await(service, dependency)
                            : restarted.getOrDefault(dependency.service(), List.of()));
        }
        return before;
    }

    private List<Integer> await(Service dependent, Dependency dependency) {
        var service = stack.service(dependency.service()).orElseThrow();
        var replicas = observed.replicasOf(service.name());
        if (replicas.isEmpty()) {
            Absence.tell(dependent, dependency, service, steps);
            return restarted.getOrDefault(service.name(), List.of());
        }
        var readiness = Readiness.of(dependency.condition());
        var wait = new Wait(service.name(), readiness, dependency.required());
        var known = waits.get(wait);
        if (known == null) {
            known =
                    steps.add(
                            AwaitService.dependency(
                                    service.name(),
                                    replicas.stream().<ContainerRef>map(ContainerRef::of).toList(),
                                    readiness,
                                    dependency.required()),
                            restarted.getOrDefault(service.name(), List.of()));
            waits.put(wait, known);
        }
        return List.of(known);
    }

    private int restart(Service service, ObservedContainer container, List<Integer> before) {
        var ref = ContainerRef.of(container);
        var hooks =
                container.isUp() ? Hooks.beforeStop(steps, stack, service, ref, before) : before;
        var cause =
                options.covers(service.name()) ? "asked for" : "restarts with what it depends on";
        int step = steps.add(new RestartContainer(ref, options.grace(), cause), hooks);
        return Hooks.afterStart(steps, stack, service, ref, step);
    }
}
