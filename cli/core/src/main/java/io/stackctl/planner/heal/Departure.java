package io.stackctl.planner.heal;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.Drain;
import io.stackctl.plan.Plan;
import io.stackctl.planner.Hooks;
import io.stackctl.planner.deploy.Situation;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.state.Traffic;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.container.RenameContainer;
import io.stackctl.step.container.StopContainer;
import io.stackctl.step.traffic.DrainContainers;
import io.stackctl.step.traffic.ForgetTraffic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a container of a service goes that nobody needs any more, while others serve. */
public record Departure(
        Stack stack,
        ObservedStack observed,
        Service service,
        DeployPolicy policy,
        Situation situation) {

    /** Plans it: it gets nothing new, answers what it has, is stopped, and removed. */
    public Plan<Step> of(ObservedContainer container, String cause) {
        var steps = Step.plan();
        var ref = ContainerRef.of(container);
        List<Integer> last = List.of();
        if (container.isUp() && isDrained()) {
            var drained = byHand(container).on(Traffic.ALIKE.draining(Set.of(container.id())));
            last =
                    List.of(
                            steps.add(
                                    new DrainContainers(
                                            service.name(),
                                            List.of(ref),
                                            drained,
                                            policy.drain().timeout(),
                                            policy.drain().streams(),
                                            cause),
                                    last));
        }
        if (container.isUp()) {
            var hooks = Hooks.beforeStop(steps, stack, service, ref, last);
            last = List.of(steps.add(StopContainer.of(ref, Optional.empty(), cause), hooks));
        }
        if (situation.routed().contains(service.name())) {
            var said = byHand(container);
            var why = "all that are ready serve";
            last = List.of(steps.add(ForgetTraffic.but(service.name(), said, why), last));
        }
        steps.add(RemoveContainer.of(ref, false, cause), last);
        return steps.build();
    }

    /**
     * The same of one that nobody follows. It gives up its name first, by which whoever comes after
     * an interruption knows that it is to go.
     */
    public Plan<Step> ofLast(ObservedContainer container, String cause) {
        if (Succession.isAside(container)) {
            return of(container, cause);
        }
        var steps = Step.plan();
        var ref = ContainerRef.of(container);
        steps.add(new RenameContainer(ref, Succession.aside(ref, container), cause));
        steps.beginStage();
        steps.addAll(of(container, cause));
        return steps.build();
    }

    /** Whether a gateway is asked what it has in flight. */
    boolean isDrained() {
        return situation.routed().contains(service.name())
                && policy.drain().via() == Drain.Via.GATEWAY;
    }

    /** What somebody said by hand stays, as far as it is about others. */
    private Traffic byHand(ObservedContainer leaving) {
        var others =
                observed.replicasOf(service.name()).stream()
                        .filter(container -> !container.id().equals(leaving.id()))
                        .toList();
        return situation.byHand(service.name(), others);
    }
}
