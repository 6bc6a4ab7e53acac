package io.stackctl.planner.heal;

import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.DeployUnits;
import io.stackctl.model.deploy.Drain;
import io.stackctl.model.deploy.OrderChoice;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.deploy.UpdateOrder;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.DurationText;
import io.stackctl.model.tree.Scalar;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.plan.Weight;
import io.stackctl.planner.Hooks;
import io.stackctl.planner.deploy.Renewal;
import io.stackctl.planner.deploy.Situation;
import io.stackctl.planner.reconcile.Facts;
import io.stackctl.planner.reconcile.LifecyclePlanner;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.planner.reconcile.ReconcileOptions;
import io.stackctl.planner.reconcile.Recreation;
import io.stackctl.planner.reconcile.Recreation.When;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.state.Traffic;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.CopyFiles;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.container.RenameContainer;
import io.stackctl.step.container.RestartContainer;
import io.stackctl.step.container.StartContainer;
import io.stackctl.step.container.StopContainer;
import io.stackctl.step.service.AwaitService;
import io.stackctl.step.service.Readiness;
import io.stackctl.step.traffic.AwaitAnswers;
import io.stackctl.step.traffic.DrainContainers;
import io.stackctl.step.traffic.ForgetTraffic;
import io.stackctl.step.traffic.ShareTraffic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a container is healed. It gets a successor, which is ready before it goes, where two may run
 * at once and the definition is the one that it was made from: healing brings nothing new. Else it
 * is restarted as it is.
 */
public final class HealPlanner {

    private final Stack stack;
    private final ObservedStack observed;
    private final Service service;
    private final DeployPolicy policy;
    private final Situation situation;

    /**
     * For the containers of one service.
     *
     * @param stack the definition that they were made from, as far as is known
     * @param situation of the revision that they are of
     */
    public HealPlanner(
            Stack stack,
            ObservedStack observed,
            Service service,
            DeployPolicy policy,
            Situation situation) {
        this.stack = stack;
        this.observed = observed;
        this.service = service;
        this.policy = policy;
        this.situation = situation;
    }

    /**
     * Plans for one that is ill.
     *
     * @param facts what the definition is compared by, besides the engine's snapshot
     * @param nameSeparator {@code -}, or {@code _} in compatibility mode
     */
    public Plan<Step> treat(
            ObservedContainer ill, String cause, Facts facts, String nameSeparator) {
        var kept = obstacle();
        if (kept.isPresent()) {
            return restart(ill, cause + ", and " + kept.get());
        }
        var options = options(facts, nameSeparator);
        var usual = plan(options, When.DIVERGED, Map.of());
        return isCalm(usual)
                ? plan(options, When.NEVER, Map.of(ill.id(), cause))
                : restart(ill, cause + ", and its definition is another one by now");
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

    private ReconcileOptions options(Facts facts, String nameSeparator) {
        var kept = new HashSet<>(stack.volumes().stream().map(volume -> volume.name()).toList());
        var wanted =
                new Wanted(
                        Set.of(service.name()),
                        Recreation.DEFAULTS,
                        Wanted.Orphans.IGNORE,
                        Wanted.Starting.EACH_WHEN_READY,
                        false,
                        nameSeparator);
        return new ReconcileOptions(wanted, Timing.DEFAULTS, facts, kept);
    }

    private Plan<Step> plan(
            ReconcileOptions options, When recreated, Map<ContainerId, String> reasons) {
        var wanted = options.wanted().recreating(new Recreation(recreated, recreated, true));
        return Planner.plan(
                stack.withServices(List.of(asMany())),
                observed,
                new ReconcileOptions(wanted, options.timing(), options.facts(), options.kept())
                        .rolling(new Renewal(service.name(), policy, situation, reasons)));
    }

    /** Of two that have, or were to have, one place, one stays. */
    private Service asMany() {
        var places = new HashSet<Integer>();
        observed.replicasOf(service.name())
                .forEach(container -> places.add(container.number().orElse(0)));
        var definition = service.definition();
        return new Service(
                service.name(),
                definition.with("scale", new Scalar.Int(places.size(), definition.location())));
    }

    /** Whether nothing but starts and names would change: all is as it is defined. */
    private static boolean isCalm(Plan<Step> plan) {
        return plan.actions().stream()
                .map(Plan.Numbered::action)
                .allMatch(step ->
                        step instanceof StartContainer
                                || step instanceof CopyFiles
                                || step instanceof RenameContainer
                                || step.weight() == Weight.WAIT
                                || step.weight() == Weight.NONE);
    }

    private Plan<Step> restart(ObservedContainer ill, String cause) {
        var steps = Step.plan();
        var ref = ContainerRef.of(ill);
        List<Integer> last = List.of();
        if (isDrained()) {
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

    private boolean isDrained() {
        return situation.routed().contains(service.name())
                && policy.drain().via() == Drain.Via.GATEWAY;
    }

    /** Plans how one goes that nobody needs any more, while others serve. */
    public Plan<Step> clear(ObservedContainer container, String cause) {
        var steps = Step.plan();
        var ref = ContainerRef.of(container);
        List<Integer> last = List.of();
        if (container.isUp() && isDrained()) {
            last =
                    List.of(
                            steps.add(
                                    new DrainContainers(
                                            service.name(),
                                            List.of(ref),
                                            asSaid(Traffic.ALIKE.draining(Set.of(container.id()))),
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
            var said = asSaid(Traffic.ALIKE);
            var why = "all that are ready serve";
            last =
                    List.of(
                            said.isAlike()
                                    ? steps.add(new ForgetTraffic(service.name(), why), last)
                                    : steps.add(new ShareTraffic(service.name(), said, why), last));
        }
        steps.add(RemoveContainer.of(ref, false, cause), last);
        return steps.build();
    }

    private Traffic asSaid(Traffic traffic) {
        var now = situation.traffic().get(service.name());
        return traffic.inMaintenance(now != null && now.maintenance());
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
        return LifecyclePlanner.start(
                stack.withServices(
                        stack.services().stream()
                                .filter(service -> services.contains(service.name()))
                                .toList()),
                new ObservedStack(
                        observed.name(),
                        concerned,
                        observed.networks(),
                        observed.volumes(),
                        observed.images()),
                false,
                List.of());
    }
}
