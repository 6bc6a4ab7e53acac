package io.stackctl.planner.reconcile;

import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.plan.Plan;
import io.stackctl.planner.Scheduled;
import io.stackctl.planner.ValueChecks;
import io.stackctl.planner.image.ImagePlanner;
import io.stackctl.planner.provider.ProviderPlanner;
import io.stackctl.planner.reconcile.Wanted.Starting;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import java.util.Set;

/** Compares what is wanted with what is there and says what to do. Same inputs, same plan. */
public final class Planner {

    private Planner() {}

    /**
     * Checks what the definition alone shows to be impossible: more replicas than the host can
     * hold, container names that are given twice, addresses that are none, and services that are to
     * run by the clock. To be called before anything is pulled, built or made, since half a stack
     * would be left behind.
     *
     * @param stack the selected services
     * @param nameSeparator {@code -}, or {@code _} in compatibility mode
     * @throws StackException when such a stack cannot be
     */
    public static void requirePossible(Stack stack, String nameSeparator) {
        ValueChecks.check(stack);
        stack.services().forEach(ReplicaLimit::check);
        stack.services().forEach(Scheduled::check);
        ContainerNames.requireUnique(stack, new ReplicaNames(stack.name(), nameSeparator));
    }

    /** Plans how to bring a stack to its definition, where nothing has to be brought before. */
    public static Plan<Step> plan(Stack stack, ObservedStack observed, ReconcileOptions options) {
        return plan(stack, observed, options, Plan.empty());
    }

    /**
     * Plans how to bring a stack to its definition.
     *
     * @param stack the selected services
     * @param supplies what {@link ProviderPlanner} and {@link ImagePlanner} have found to be
     *     necessary. The plan begins with it, and foresees that it brings other variables and
     *     images than those that are there; empty when all is as it should be
     * @throws StackException when the definition cannot be met, such as for a missing external
     *     network
     */
    public static Plan<Step> plan(
            Stack stack, ObservedStack observed, ReconcileOptions options, Plan<Step> supplies) {
        var work = new Reconciliation(stack, observed, options, supplies, Set.of());
        options.rollout().ifPresent(rollout -> rollout.begin(work.steps));
        new NetworkPlanner(work).plan();
        new VolumePlanner(work).plan();
        new OrphanPlanner(work).plan();
        var decided = new Convergences(work).decide();
        new ContainerPlanner(work).plan(decided);
        if (options.wanted().starts()) {
            var starts =
                    new StartPlanner(
                            work,
                            options.wanted().starting() == Starting.ALL_TOGETHER
                                    ? StartConditions.together(work, "all containers are there")
                                    : StartConditions.each(work));
            starts.plan();
            if (options.wanted().await()) {
                starts.awaitAll();
            }
        }
        options.rollout().ifPresent(rollout -> rollout.end(work.steps));
        work.levels.notes().forEach(work.steps::note);
        return work.steps.build();
    }

    /**
     * Plans how to make a container for one command: what its service depends on is brought up and
     * waited for, its replicas are left alone. Starting it is left to the caller, who joins its
     * streams first.
     *
     * @param stack the service, and what it depends on where that is wanted
     * @param supplies as with {@link #plan}
     */
    public static Plan<Step> planOneOff(
            Stack stack,
            ObservedStack observed,
            ReconcileOptions options,
            Plan<Step> supplies,
            OneOff oneOff) {
        var work =
                new Reconciliation(
                        stack, observed, options, supplies, Set.of(oneOff.service().name()));
        new NetworkPlanner(work).plan();
        new VolumePlanner(work).plan();
        new OrphanPlanner(work).plan();
        new ContainerPlanner(work).plan(new Convergences(work).decide());
        var starts =
                new StartPlanner(work, StartConditions.together(work, "all containers are there"));
        starts.plan();
        new OneOffPlanner(work).plan(oneOff, starts.readyFor(oneOff.service()));
        return work.steps.build();
    }
}
