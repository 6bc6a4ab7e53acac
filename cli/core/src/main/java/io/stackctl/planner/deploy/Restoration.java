package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.Probe;
import io.stackctl.model.deploy.Ready;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.StartContainer;
import io.stackctl.step.container.StopContainer;
import io.stackctl.step.deploy.AwaitReplica;
import io.stackctl.step.deploy.SwapNames;
import io.stackctl.step.traffic.UndrainByHealth;
import io.stackctl.step.vital.Demands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How old containers of a service come back: they run, are ready, and have their names.
 *
 * @param policy how the service is deployed; empty where it is defined no more
 */
record Restoration(PlanBuilder<Step> steps, ObservedStack observed, Optional<DeployPolicy> policy) {

    private static final Duration USUAL_DEADLINE = Duration.ofMinutes(2);

    /** Starts those that were stopped, and waits until they are ready. */
    List<Integer> wake(
            ServiceName service, Collection<ObservedContainer> old, List<Integer> behind) {
        var ready = new ArrayList<Integer>();
        for (var container : old) {
            var ref = refOf(container);
            var before = behind;
            if (observed.isEnding(container)) {
                before =
                        List.of(
                                steps.add(
                                        StopContainer.of(
                                                ref, Optional.empty(), "it is being stopped"),
                                        behind));
            }
            boolean starts = !container.isUp() || observed.isEnding(container);
            boolean drained = container.labels().isDrainedByHealth();
            if (drained) {
                before =
                        List.of(
                                steps.add(
                                        new UndrainByHealth(ref, deadline(), "has to serve again"),
                                        before));
            }
            if (drained && !starts) {
                ready.addAll(before);
            }
            if (starts) {
                int started = steps.add(new StartContainer(ref, "has to serve again"), before);
                ready.add(
                        steps.add(
                                new AwaitReplica(
                                        ref,
                                        ready(),
                                        Demands.strict(service),
                                        "has to serve again"),
                                started));
            }
        }
        return ready.isEmpty() ? behind : ready;
    }

    /** Gives them the names back that others have taken over. */
    List<Integer> name(
            List<ObservedContainer> made,
            Map<Integer, ObservedContainer> old,
            List<Integer> behind) {
        var swapped = new ArrayList<Integer>();
        for (var container : made) {
            var before = old.get(container.number().orElse(-1));
            if (before != null && Succession.isAside(before)) {
                swapped.add(
                        steps.add(
                                new SwapNames(
                                        refOf(before),
                                        ContainerRef.of(container),
                                        Succession.aside(refOf(before), container),
                                        "has its name again"),
                                behind));
            }
        }
        return swapped.isEmpty() ? behind : swapped;
    }

    /** Of services that are defined no more, the usual times hold. */
    private Duration deadline() {
        return policy.map(policy -> policy.ready().deadline()).orElse(USUAL_DEADLINE);
    }

    /** Its own health check is an old one's, too; a path may be one that it does not know. */
    private Ready ready() {
        return policy.map(DeployPolicy::ready)
                .filter(ready -> ready.probe() instanceof Probe.Exec)
                .orElseGet(() -> Ready.byHealth(deadline()));
    }

    /** By the name that it has in the end. */
    private static ContainerRef refOf(ObservedContainer container) {
        var ref = ContainerRef.of(container);
        return Succession.isAside(container)
                ? new ContainerRef.Existing(
                        ref.id(),
                        container.name().substring(0, container.name().lastIndexOf('_')),
                        ref.subject())
                : ref;
    }
}
