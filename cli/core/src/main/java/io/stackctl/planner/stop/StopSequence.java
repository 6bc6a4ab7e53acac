package io.stackctl.planner.stop;

import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.Hooks;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.StopContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stops containers, those of dependents before those that they depend on. */
public final class StopSequence {

    private final Stack stack;
    private final PlanBuilder<Step> steps;
    private final Dependencies dependencies;
    private final Optional<Duration> grace;
    private final Map<ServiceName, List<Integer>> stopped = new HashMap<>();

    public StopSequence(
            Stack stack,
            ObservedStack observed,
            PlanBuilder<Step> steps,
            Optional<Duration> grace) {
        this.stack = stack;
        this.steps = steps;
        this.dependencies = Dependencies.of(stack, observed);
        this.grace = grace;
    }

    /** The services, dependents first. */
    public List<ServiceName> order() {
        return dependencies.order().reversed();
    }

    /**
     * Stops the containers of one service; to be called in {@link #order}, with no containers where
     * nothing is wanted. Those that do not run are told of as stopped.
     *
     * @return what to wait for, for each container, so that it is stopped
     */
    public Map<ObservedContainer, List<Integer>> stop(
            ServiceName service, List<ObservedContainer> containers, String cause) {
        containers.stream()
                .filter(container -> !container.isUp())
                .forEach(container -> steps.ended(ContainerRef.of(container).resource()));
        return pass(service, containers, cause);
    }

    /** The same, without a word of those that do not run. */
    public Map<ObservedContainer, List<Integer>> pass(
            ServiceName service, List<ObservedContainer> containers, String cause) {
        var before = new ArrayList<Integer>();
        for (var dependent : dependencies.dependentsOf(service)) {
            before.addAll(stopped.getOrDefault(dependent, List.of()));
        }
        var ends = new ArrayList<Integer>();
        var each = new HashMap<ObservedContainer, List<Integer>>();
        for (var container : containers) {
            var waitsFor = stop(container, before, cause);
            each.put(container, waitsFor);
            ends.addAll(waitsFor);
        }
        stopped.put(service, ends.isEmpty() ? before : ends);
        return each;
    }

    private List<Integer> stop(ObservedContainer container, List<Integer> before, String cause) {
        if (!container.isUp()) {
            return before;
        }
        var ref = ContainerRef.of(container);
        var hooks =
                stack.service(container.service())
                        .filter(service ->
                                container.state() == ContainerState.RUNNING && !container.oneOff())
                        .map(service -> Hooks.beforeStop(steps, stack, service, ref, before))
                        .orElse(before);
        return List.of(steps.add(StopContainer.of(ref, grace, cause), hooks));
    }
}
