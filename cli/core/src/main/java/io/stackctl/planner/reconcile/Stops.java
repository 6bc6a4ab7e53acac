package io.stackctl.planner.reconcile;

import io.stackctl.model.name.ContainerId;
import io.stackctl.plan.Narration;
import io.stackctl.planner.Hooks;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.container.StopContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The containers that are stopped on the way, each once and behind its {@code pre_stop} hooks. */
final class Stops {

    private final Reconciliation work;
    private final Map<ContainerId, Integer> stopped = new HashMap<>();

    Stops(Reconciliation work) {
        this.work = work;
    }

    boolean include(ObservedContainer container) {
        return stopped.containsKey(container.id());
    }

    /** The step that stops a container, if one does. */
    List<Integer> stepsFor(ContainerId container) {
        return Optional.ofNullable(stopped.get(container)).stream().toList();
    }

    /**
     * Stops a container, unless that is planned already or it does not run.
     *
     * @return what to wait for so that it is stopped
     */
    List<Integer> stop(ObservedContainer container, String cause, Collection<Integer> waitsFor) {
        return stop(told(container, cause), container, waitsFor, hooked(container));
    }

    /** The same as a part of a change that is told as one. */
    List<Integer> untold(ObservedContainer container, String cause, Collection<Integer> waitsFor) {
        var stop =
                new StopContainer(
                        ContainerRef.of(container),
                        work.options.timing().grace(),
                        Narration.SILENT,
                        cause);
        return stop(stop, container, waitsFor, hooked(container));
    }

    /**
     * Waits for the end of a container that somebody has asked to end, so that it can be started
     * anew: its stop is asked for once more, since a wait alone could be for ever.
     */
    void outlast(ObservedContainer container) {
        if (work.observed.isEnding(container)) {
            stop(told(container, "it is being stopped"), container, List.of(), false);
        }
    }

    private StopContainer told(ObservedContainer container, String cause) {
        return StopContainer.of(ContainerRef.of(container), work.options.timing().grace(), cause);
    }

    private static boolean hooked(ObservedContainer container) {
        return !container.oneOff() && container.state() == ContainerState.RUNNING;
    }

    private List<Integer> stop(
            StopContainer stop,
            ObservedContainer container,
            Collection<Integer> waitsFor,
            boolean hooked) {
        var earlier = stopped.get(container.id());
        if (earlier != null) {
            var both = new ArrayList<>(waitsFor);
            both.add(earlier);
            return both;
        }
        var before = new ArrayList<>(waitsFor);
        if (!container.oneOff()) {
            before.addAll(work.gates.beforeChange(container.service()));
        }
        if (!container.isUp()) {
            return before;
        }
        int step = work.steps.add(stop, hooked ? behindHooks(container, before) : before);
        stopped.put(container.id(), step);
        return List.of(step);
    }

    private List<Integer> behindHooks(ObservedContainer container, List<Integer> before) {
        return work.stack
                .definedService(container.service())
                .map(service ->
                        Hooks.beforeStop(
                                work.steps,
                                work.stack,
                                service,
                                ContainerRef.of(container),
                                before))
                .orElse(before);
    }
}
