package io.stackctl.planner.deploy;

import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.Drain;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.Hooks;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.state.Traffic;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.container.StartContainer;
import io.stackctl.step.container.StopContainer;
import io.stackctl.step.deploy.AwaitReplica;
import io.stackctl.step.deploy.SwapNames;
import io.stackctl.step.traffic.DrainContainers;
import io.stackctl.step.traffic.ForgetTraffic;
import io.stackctl.step.traffic.ShareTraffic;
import io.stackctl.step.traffic.UndrainByHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The way back from a deployment that has not ended, however far it came: the old containers serve
 * again, started where they had been stopped, and what the deployment made is removed. It goes by
 * what stands alone, so it is the same after a failure, after a kill, and from another machine.
 */
public final class BackPlanner {

    private static final Duration USUAL_DEADLINE = Duration.ofMinutes(2);

    private static final Drain USUAL_DRAIN =
            new Drain(Duration.ofSeconds(30), Duration.ofSeconds(30), Drain.Via.GATEWAY);

    private final Stack stack;
    private final ObservedStack observed;
    private final Situation situation;
    private final PlanBuilder<Step> steps = Step.plan();

    private BackPlanner(Stack stack, ObservedStack observed, Situation situation) {
        this.stack = stack;
        this.observed = observed;
        this.situation = situation;
    }

    /**
     * Plans it.
     *
     * @param stack what was being deployed
     */
    public static Plan<Step> plan(Stack stack, ObservedStack observed, Situation situation) {
        var planner = new BackPlanner(stack, observed, situation);
        List<Integer> last = List.of();
        for (var service : Dependencies.of(stack, observed).order()) {
            last = planner.back(service, last);
        }
        return planner.steps.build();
    }

    private List<Integer> back(ServiceName service, List<Integer> behind) {
        var made = new ArrayList<ObservedContainer>();
        var old = new TreeMap<Integer, ObservedContainer>();
        for (var container : observed.replicasOf(service)) {
            if (container.labels().revision().equals(situation.revision())) {
                made.add(container);
            } else {
                old.put(container.number().orElse(0), container);
            }
        }
        boolean routed = situation.routed().contains(service);
        // Without shares it is somebody's word by hand, or nobody's.
        boolean shared = situation.trafficOf(service).isShared();
        if (made.isEmpty() && !(routed && shared)) {
            return behind;
        }
        var ready = wake(service, old, behind);
        var back = routed && !old.isEmpty() ? share(service, old, ready) : ready;
        var named = names(made, old, back);
        var gone = remove(service, made, old, named);
        return routed ? asBefore(service, gone) : gone;
    }

    /** Nothing is said of requests any more, but what was said by hand. */
    private List<Integer> asBefore(ServiceName service, List<Integer> behind) {
        var before = "as before";
        return List.of(
                situation.trafficOf(service).maintenance()
                        ? steps.add(
                                new ShareTraffic(service, asSaid(service, Traffic.ALIKE), before),
                                behind)
                        : steps.add(new ForgetTraffic(service, before), behind));
    }

    private Traffic asSaid(ServiceName service, Traffic traffic) {
        var now = situation.trafficOf(service);
        return traffic.staying(now.sticky()).inMaintenance(now.maintenance());
    }

    /** Starts those that were stopped, and waits until they are ready. */
    private List<Integer> wake(
            ServiceName service, Map<Integer, ObservedContainer> old, List<Integer> behind) {
        var ready = new ArrayList<Integer>();
        for (var container : old.values()) {
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
                                        new UndrainByHealth(
                                                ref, deadlineOf(service), "has to serve again"),
                                        before));
            }
            if (drained && !starts) {
                ready.addAll(before);
            }
            if (starts) {
                int started = steps.add(new StartContainer(ref, "has to serve again"), before);
                ready.add(
                        steps.add(
                                new AwaitReplica(ref, deadlineOf(service), "has to serve again"),
                                started));
            }
        }
        return ready.isEmpty() ? behind : ready;
    }

    /** Of services that are defined no more, the usual times hold. */
    private Duration deadlineOf(ServiceName service) {
        return policyOf(service).map(policy -> policy.ready().deadline()).orElse(USUAL_DEADLINE);
    }

    private Drain drainOf(ServiceName service) {
        return policyOf(service).map(DeployPolicy::drain).orElse(USUAL_DRAIN);
    }

    private Optional<DeployPolicy> policyOf(ServiceName service) {
        return Optional.ofNullable(situation.policies().get(service));
    }

    private List<Integer> share(
            ServiceName service, Map<Integer, ObservedContainer> old, List<Integer> behind) {
        var load = new Load();
        old.values().forEach(load::add);
        var traffic = asSaid(service, load.traffic());
        return List.of(
                steps.add(new ShareTraffic(service, traffic, ShareText.shares(traffic)), behind));
    }

    private List<Integer> names(
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

    private List<Integer> remove(
            ServiceName service,
            List<ObservedContainer> made,
            Map<Integer, ObservedContainer> old,
            List<Integer> behind) {
        var removed = new ArrayList<Integer>();
        var running = made.stream().filter(ObservedContainer::isUp).toList();
        var drained = drain(service, running, old, behind);
        for (var container : made) {
            var ref = ContainerRef.of(container);
            var before = drained;
            if (container.isUp()) {
                var hooks =
                        stack.service(service)
                                .map(defined ->
                                        Hooks.beforeStop(steps, stack, defined, ref, drained))
                                .orElse(drained);
                before =
                        List.of(
                                steps.add(
                                        StopContainer.of(ref, Optional.empty(), "is taken back"),
                                        hooks));
            }
            removed.add(steps.add(RemoveContainer.of(ref, true, "is taken back"), before));
        }
        return removed.isEmpty() ? behind : removed;
    }

    private List<Integer> drain(
            ServiceName service,
            List<ObservedContainer> running,
            Map<Integer, ObservedContainer> old,
            List<Integer> behind) {
        if (running.isEmpty() || old.isEmpty() || !situation.routed().contains(service)) {
            return behind;
        }
        var load = new Load();
        old.values().forEach(load::add);
        running.forEach(load::markDrained);
        var traffic = asSaid(service, load.traffic());
        var drain = drainOf(service);
        return List.of(
                steps.add(
                        new DrainContainers(
                                service,
                                running.stream().<ContainerRef>map(ContainerRef::of).toList(),
                                traffic,
                                drain.timeout(),
                                drain.streams(),
                                "is taken back"),
                        behind));
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
