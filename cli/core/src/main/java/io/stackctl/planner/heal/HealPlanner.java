package io.stackctl.planner.heal;

import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.DeployUnits;
import io.stackctl.model.deploy.OrderChoice;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.deploy.UpdateOrder;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.DurationText;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.Hooks;
import io.stackctl.planner.reconcile.LifecyclePlanner;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RestartContainer;
import io.stackctl.step.service.AwaitService;
import io.stackctl.step.service.Readiness;
import io.stackctl.step.traffic.AwaitAnswers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a container is healed. It gets a successor, which is ready before it goes, where two may run
 * at once and the definition is the one that it was made from: healing brings nothing new. Else it
 * is restarted as it is.
 */
public final class HealPlanner {

    private final ServicePlan alone;
    private final Stack stack;
    private final ObservedStack observed;
    private final Service service;
    private final DeployPolicy policy;

    /** For the containers of one service. */
    public HealPlanner(ServicePlan alone) {
        this.alone = alone;
        this.stack = alone.stack();
        this.observed = alone.observed();
        this.service = alone.service();
        this.policy = alone.policy();
    }

    /** Plans for one that is ill. */
    public Plan<Step> treat(ObservedContainer ill, String cause) {
        var kept = obstacle();
        if (kept.isPresent()) {
            return restart(ill, cause + ", and " + kept.get());
        }
        return alone.isAsDefined()
                ? alone.renew(Map.of(ill.id(), cause))
                : restart(ill, cause + ", and its definition is another one by now");
    }

    /** Plans how one goes that nobody needs any more. */
    public Plan<Step> clear(ObservedContainer container, String cause) {
        return departure().of(container, cause);
    }

    private Departure departure() {
        return new Departure(stack, observed, service, policy, alone.situation());
    }

    /** Why there may not be a successor before the old one goes; part of a sentence. */
    private Optional<String> obstacle() {
        if (!sharers().isEmpty()) {
            return Optional.of("others share with it");
        }
        if (policy.strategy() == Strategy.RECREATE) {
            return Optional.of("strategy is recreate");
        }
        try {
            var choice = OrderChoice.of(stack, service, policy.rolling());
            return choice.order() == UpdateOrder.START_FIRST
                    ? Optional.empty()
                    : Optional.of(choice.cause());
        } catch (StackException impossible) {
            return Optional.of(impossible.failure().message());
        }
    }

    /** Services whose containers are bound to those of this one, each after those it needs. */
    private List<Service> sharers() {
        for (var unit : DeployUnits.of(stack.services())) {
            var members = new ArrayList<>(unit.members());
            if (members.removeIf(member -> member.name().equals(service.name()))) {
                return members;
            }
        }
        return List.of();
    }

    private Plan<Step> restart(ObservedContainer ill, String cause) {
        var steps = Step.plan();
        var ref = ContainerRef.of(ill);
        List<Integer> last = List.of();
        if (departure().isDrained()) {
            last =
                    List.of(
                            steps.add(
                                    new AwaitAnswers(
                                            service.name(),
                                            ref,
                                            policy.drain().timeout(),
                                            "gets nothing new, up to "
                                                    + DurationText.print(policy.drain().timeout())
                                                    + " for what is in flight"),
                                    last));
        }
        last = restart(service, ill, cause, last, steps);
        for (var sharer : sharers()) {
            for (var container : observed.replicasOf(sharer.name())) {
                if (container.isUp()) {
                    last = restart(sharer, container, "shares with " + ref.name(), last, steps);
                }
            }
        }
        steps.add(
                new AwaitService(
                        service.name(),
                        List.of(ref),
                        Readiness.READY,
                        true,
                        false,
                        Optional.of(policy.ready().deadline()),
                        "has to be ready again"),
                last);
        return steps.build();
    }

    private List<Integer> restart(
            Service of,
            ObservedContainer container,
            String cause,
            List<Integer> behind,
            PlanBuilder<Step> steps) {
        var ref = ContainerRef.of(container);
        var hooks = Hooks.beforeStop(steps, stack, of, ref, behind);
        int restarted = steps.add(new RestartContainer(ref, Optional.empty(), cause), hooks);
        return List.of(Hooks.afterStart(steps, stack, of, ref, restarted));
    }

    /** Plans how containers that the engine's end took down come back, dependencies first. */
    public static Plan<Step> start(
            Stack stack, ObservedStack observed, List<ObservedContainer> fallen) {
        var services = new HashSet<ServiceName>();
        fallen.forEach(container -> services.add(container.service()));
        var concerned =
                observed.containers().stream()
                        .filter(container -> container.isUp() || fallen.contains(container))
                        .toList();
        return LifecyclePlanner.resume(
                stack.withServices(
                        stack.services().stream()
                                .filter(service -> services.contains(service.name()))
                                .toList()),
                new ObservedStack(
                        observed.name(),
                        concerned,
                        observed.networks(),
                        observed.volumes(),
                        observed.images()));
    }
}
