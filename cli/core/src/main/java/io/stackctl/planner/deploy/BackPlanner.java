package io.stackctl.planner.deploy;

import io.stackctl.model.Order;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.OrderChoice;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.Hooks;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.container.StopContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The way back from a deployment that has not ended, however far it came: the old containers serve
 * again, started where they had been stopped, and what the deployment made is removed. It goes by
 * what stands alone, so it is the same after a failure, after a kill, and from another machine.
 */
public final class BackPlanner {

    private final Stack stack;
    private final ObservedStack observed;
    private final Situation situation;
    private final PlanBuilder<Step> steps = Step.plan();
    private final BackTraffic requests;
    private final Set<ContainerId> ended = new HashSet<>();

    private BackPlanner(Stack stack, ObservedStack observed, Situation situation) {
        this.stack = stack;
        this.observed = observed;
        this.situation = situation;
        this.requests = new BackTraffic(steps, situation);
    }

    /**
     * Plans it.
     *
     * @param stack what was being deployed
     */
    public static Plan<Step> plan(Stack stack, ObservedStack observed, Situation situation) {
        return plan(stack, observed, situation, _ -> true);
    }

    /**
     * The same for services that nobody serves, since their old containers were stopped first: as
     * long as a deployment stands still, they have them back.
     */
    public static Plan<Step> planUnserved(
            Stack stack, ObservedStack observed, Situation situation) {
        var served = new Served(observed, situation);
        return plan(stack, observed, situation, service -> !served.is(service));
    }

    private static Plan<Step> plan(
            Stack stack,
            ObservedStack observed,
            Situation situation,
            Predicate<ServiceName> concerned) {
        var planner = new BackPlanner(stack, observed, situation);
        List<Integer> last = List.of();
        for (var service : planner.order()) {
            if (concerned.test(service)) {
                last = planner.back(service, last);
            }
        }
        return planner.steps.build();
    }

    /** Gateways first: what is said of requests to all others is said to them. */
    private List<ServiceName> order() {
        var order = new ArrayList<>(Dependencies.of(stack, observed).order());
        order.sort(Order.by(service -> !PromiseBasis.isGateway(service, observed)));
        return order;
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
        var restoration = new Restoration(steps, observed, policyOf(service));
        var room = makeRoom(service, made, old, behind);
        var ready = restoration.wake(service, old.values(), room);
        var back = routed && !old.isEmpty() ? requests.share(service, old.values(), ready) : ready;
        var named = restoration.name(made, old, back);
        var gone = remove(service, made, old, named);
        return routed || shared ? requests.asBefore(service, old.values(), gone) : gone;
    }

    /**
     * Where two may not run at once, be it for a port or for data, the new ones end before the old
     * ones start again; requests wait meanwhile.
     */
    private List<Integer> makeRoom(
            ServiceName service,
            List<ObservedContainer> made,
            Map<Integer, ObservedContainer> old,
            List<Integer> behind) {
        boolean asleep =
                old.values().stream()
                        .anyMatch(container -> !container.isUp() || observed.isEnding(container));
        var running = made.stream().filter(ObservedContainer::isUp).toList();
        var policy = policyOf(service);
        var defined = stack.service(service);
        if (!asleep
                || policy.isEmpty()
                || defined.isEmpty()
                || OrderChoice.of(stack, defined.get(), policy.get()).obstacles().isEmpty()) {
            return behind;
        }
        var drained = requests.drain(service, running, old.values(), policy.get().hold(), behind);
        var ended = new ArrayList<>(drained);
        running.forEach(container -> ended.addAll(stop(service, container, drained)));
        return steps.ends(ended);
    }

    private Optional<DeployPolicy> policyOf(ServiceName service) {
        return Optional.ofNullable(situation.policies().get(service));
    }

    private List<Integer> remove(
            ServiceName service,
            List<ObservedContainer> made,
            Map<Integer, ObservedContainer> old,
            List<Integer> behind) {
        var removed = new ArrayList<Integer>();
        var running =
                made.stream()
                        .filter(container -> container.isUp() && !ended.contains(container.id()))
                        .toList();
        var drained = requests.drain(service, running, old.values(), Duration.ZERO, behind);
        for (var container : made) {
            var ref = ContainerRef.of(container);
            var before = drained;
            if (container.isUp() && !ended.contains(container.id())) {
                before = stop(service, container, drained);
            }
            removed.add(steps.add(RemoveContainer.of(ref, true, "is taken back"), before));
        }
        return removed.isEmpty() ? behind : removed;
    }

    private List<Integer> stop(
            ServiceName service, ObservedContainer container, List<Integer> behind) {
        ended.add(container.id());
        var ref = ContainerRef.of(container);
        var hooks =
                stack.service(service)
                        .map(defined -> Hooks.beforeStop(steps, stack, defined, ref, behind))
                        .orElse(behind);
        return List.of(steps.add(StopContainer.of(ref, Optional.empty(), "is taken back"), hooks));
    }
}
