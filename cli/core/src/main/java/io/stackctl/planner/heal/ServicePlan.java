package io.stackctl.planner.heal;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.tree.Scalar;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Weight;
import io.stackctl.planner.deploy.Renewal;
import io.stackctl.planner.deploy.Situation;
import io.stackctl.planner.reconcile.Facts;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.planner.reconcile.ReconcileOptions;
import io.stackctl.planner.reconcile.Recreation;
import io.stackctl.planner.reconcile.Recreation.When;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.container.CopyFiles;
import io.stackctl.step.container.RenameContainer;
import io.stackctl.step.container.StartContainer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plans for one service alone that bring nothing new: its containers stay what they are, of the
 * revision that they are of, and others are made like them.
 *
 * @param stack the definition that the containers were made from, as far as is known
 * @param situation of the revision that they are of
 * @param facts what the definition is compared by, besides the engine's snapshot
 * @param nameSeparator {@code -}, or {@code _} in compatibility mode
 */
public record ServicePlan(
        Stack stack,
        ObservedStack observed,
        Service service,
        DeployPolicy policy,
        Situation situation,
        Facts facts,
        String nameSeparator) {

    /**
     * Whether the definition is the one that the containers were made from, so that bringing the
     * service to it would do nothing but start what does not run.
     */
    public boolean isAsDefined() {
        return plan(When.DIVERGED, size(), Map.of()).actions().stream()
                .map(Plan.Numbered::action)
                .allMatch(ServicePlan::isCalm);
    }

    private static boolean isCalm(Step step) {
        return step instanceof StartContainer
                || step instanceof CopyFiles
                || step instanceof RenameContainer
                || step.weight() == Weight.WAIT
                || step.weight() == Weight.NONE;
    }

    /** Successors for some containers, by the gates of a deployment; why, by their ids. */
    public Plan<Step> renew(Map<ContainerId, String> reasons) {
        return plan(When.NEVER, size(), reasons);
    }

    /** As many containers; further ones pass the gates of a deployment. Never fewer than now. */
    public Plan<Step> grow(int count) {
        return plan(When.NEVER, Math.max(count, size()), Map.of());
    }

    /** How many there are; of two that have, or were to have, one place, one stays. */
    private int size() {
        var places = new HashSet<Integer>();
        observed.replicasOf(service.name())
                .forEach(container -> places.add(container.number().orElse(0)));
        return places.size();
    }

    private Plan<Step> plan(When recreated, int count, Map<ContainerId, String> reasons) {
        var definition = service.definition();
        var sized =
                new Service(
                        service.name(),
                        definition.with("scale", new Scalar.Int(count, definition.location())));
        var wanted =
                new Wanted(
                        Set.of(service.name()),
                        new Recreation(recreated, recreated, true),
                        Wanted.Orphans.IGNORE,
                        Wanted.Starting.EACH_WHEN_READY,
                        false,
                        nameSeparator);
        var kept = new HashSet<>(stack.volumes().stream().map(volume -> volume.name()).toList());
        return Planner.plan(
                stack.withServices(List.of(sized)),
                observed,
                new ReconcileOptions(wanted, Timing.DEFAULTS, facts, kept)
                        .rolling(new Renewal(service.name(), policy, situation, reasons)));
    }
}
