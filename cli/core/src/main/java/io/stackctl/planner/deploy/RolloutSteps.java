package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.FailureAction;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.tree.DurationText;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.planner.reconcile.Succession.Slot;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.Traffic;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.deploy.ErrorBudget;
import io.stackctl.step.deploy.Rest;
import io.stackctl.step.deploy.SwapNames;
import io.stackctl.step.deploy.WatchReplicas;
import io.stackctl.step.traffic.ShareTraffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts that strategies are put together from, for one service. Each takes what it waits for,
 * and says what to wait for so that it is done.
 */
final class RolloutSteps {

    private final Changeover change;
    private final Introduction introduction;
    private final Retirement retirement;

    RolloutSteps(Changeover change) {
        this.change = change;
        this.introduction = new Introduction(change);
        this.retirement = new Retirement(change);
    }

    Succession succession() {
        return change.succession();
    }

    DeployPolicy policy() {
        return change.policy();
    }

    Situation situation() {
        return change.situation();
    }

    RevisionNumber revision() {
        return change.situation().revision();
    }

    /** Whether gateways can be told how to share requests. */
    boolean isRouted() {
        return change.routed();
    }

    /** Starts what stays, and does not run. */
    List<Integer> awake(List<Integer> behind) {
        var last = new ArrayList<>(behind);
        for (var container : succession().staying()) {
            if (!container.isUp()) {
                last.addAll(succession().start(ContainerRef.of(container), "not running", behind));
            }
        }
        return List.copyOf(last);
    }

    /** Makes new containers, which get no requests, and waits until they are ready. */
    List<Integer> bring(List<Slot> slots, List<Integer> behind) {
        return introduction.bring(slots, behind);
    }

    /** Makes new containers that do not run yet. */
    List<Integer> create(List<Slot> slots, List<Integer> behind) {
        return introduction.create(slots, behind);
    }

    /** Starts new containers that are made, and waits until they are ready. */
    List<Integer> run(List<Slot> slots, List<Integer> behind, Duration deadline) {
        return introduction.run(slots, behind, deadline);
    }

    /** Says how requests are shared from now on. */
    List<Integer> share(Traffic traffic, String cause, List<Integer> behind) {
        return change.routed() && change.terms().tellApart()
                ? List.of(
                        add(
                                new ShareTraffic(change.service(), change.said(traffic), cause),
                                behind))
                : behind;
    }

    /** Watches all new containers so far, for as long as they have to stay well. */
    List<Integer> watch(List<Integer> behind) {
        return watch(policy().minHealthy(), "has to stay well for ", behind);
    }

    /** The same for another time. */
    List<Integer> watch(Duration time, String why, List<Integer> behind) {
        if (time.isZero() || introduction.brought().isEmpty()) {
            return behind;
        }
        boolean counted =
                change.routed()
                        && change.terms().tellApart()
                        && policy().failureAction() != FailureAction.CONTINUE;
        return List.of(
                add(
                        new WatchReplicas(
                                change.demands(),
                                introduction.brought(),
                                time,
                                revision(),
                                counted,
                                budget(),
                                why + DurationText.print(time)),
                        behind));
    }

    private ErrorBudget budget() {
        return new ErrorBudget(policy().canary().maxErrorIncrease().value(), 1);
    }

    /** Has new containers take over the names of those whose places they have. */
    List<Integer> swap(List<Slot> slots, List<Integer> behind) {
        var swapped = new ArrayList<Integer>();
        for (var slot : slots) {
            slot.old()
                    .filter(_ -> !hasName(slot))
                    .ifPresent(old ->
                            swapped.add(
                                    add(
                                            new SwapNames(
                                                    slot.successor(),
                                                    ContainerRef.of(old),
                                                    Succession.aside(slot.successor(), old),
                                                    "takes over the name"),
                                            behind)));
        }
        return swapped.isEmpty() ? behind : swapped;
    }

    /** Whoever was interrupted between the two names has given one only. */
    private static boolean hasName(Slot slot) {
        return slot.made().filter(made -> made.name().equals(slot.successor().name())).isPresent();
    }

    /**
     * Gives old containers nothing new, waits until they have answered, and stops them.
     *
     * @param traffic how requests are shared from now on
     */
    List<Integer> retire(List<ObservedContainer> olds, Traffic traffic, List<Integer> behind) {
        return retire(olds, traffic, true, behind);
    }

    /**
     * The same.
     *
     * @param others whether others serve meanwhile
     */
    List<Integer> retire(
            List<ObservedContainer> olds, Traffic traffic, boolean others, List<Integer> behind) {
        return retirement.of(olds, traffic, others, behind);
    }

    /** Lets time pass between two groups. */
    List<Integer> rest(List<Integer> behind) {
        var delay = policy().delay();
        return delay.isZero()
                ? behind
                : List.of(
                        add(
                                new Rest(
                                        change.service(),
                                        delay,
                                        "delay of " + DurationText.print(delay)),
                                behind));
    }

    int add(Step step, List<Integer> behind) {
        return change.add(step, behind);
    }
}
