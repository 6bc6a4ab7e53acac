package io.stackctl.workflow.lifecycle;

import io.stackctl.migration.rule.Request;
import io.stackctl.model.Stack;
import io.stackctl.plan.Plan;
import io.stackctl.planner.Gate;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.planner.reconcile.ReconcileOptions;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lock.ChangeKind;
import io.stackctl.workflow.models.Models;
import io.stackctl.workflow.provider.Gifts;
import io.stackctl.workflow.source.EnvExamples;
import java.util.List;
import java.util.Optional;

/**
 * {@code up -d}, {@code create} and {@code scale}: brings a stack to its definition. {@code create}
 * is the same without the start.
 */
public final class Up {

    private final Surroundings around;
    private final Gifts gifts;

    public Up(Surroundings around) {
        this(around, new Gifts());
    }

    /**
     * One that asks no program of a provider service again.
     *
     * @param gifts what they gave so far; takes what they give
     */
    public Up(Surroundings around, Gifts gifts) {
        this.around = around;
        this.gifts = gifts;
    }

    /**
     * Does it.
     *
     * @param stack the selected services with what they depend on
     * @return what was done; empty when everything was as it should be
     */
    public Plan<Step> run(Stack stack, UpRequest request) {
        return run(stack, request, Optional.empty());
    }

    /**
     * Does it, and something else before the first container is started.
     *
     * @param beforeStart done once, when every container is there; without it each is started as
     *     soon as it is ready
     */
    public Plan<Step> run(Stack stack, UpRequest request, Optional<Runnable> beforeStart) {
        var wanted = possible(stack, request);
        new EnvExamples(around).provide(stack);
        var kind = request.wanted().starts() ? ChangeKind.UP : ChangeKind.CREATE;
        try (var change = StackChange.begin(around, stack.name(), kind)) {
            return change.run(intent(Models.provide(around, wanted, true), request, beforeStart))
                    .orElseThrow();
        }
    }

    /** What {@link #run} would do, supplies first; nothing is changed. */
    public Plan<Step> plan(Stack stack, UpRequest request) {
        var wanted = possible(stack, request);
        return intent(Models.provide(around, wanted, false), request, Optional.empty())
                .told()
                .plan();
    }

    private UpIntent intent(Stack stack, UpRequest request, Optional<Runnable> beforeStart) {
        boolean whole = request.wanted().named().isEmpty();
        return new UpIntent(around, stack, request, new Planned(whole), beforeStart, gifts);
    }

    /**
     * How it is planned.
     *
     * @param whole whether all services come to their definition, so that nobody is left who needs
     *     what a migration takes away
     */
    private record Planned(boolean whole) implements UpIntent.Planning {

        @Override
        public Plan<Step> plan(
                Stack stack,
                ObservedStack observed,
                ReconcileOptions options,
                Plan<Step> supplies) {
            return planned(stack, observed, options, supplies);
        }

        @Override
        public List<Gate> gates(Stack stack, ObservedStack observed, Surroundings around) {
            return StackGates.of(
                    stack, observed, around, whole ? Request.Up.WHOLE : Request.Up.EXPANDING);
        }
    }

    /** Over a deployment that is half done, containers of two revisions would be mixed for good. */
    private static Plan<Step> planned(
            Stack stack, ObservedStack observed, ReconcileOptions options, Plan<Step> supplies) {
        if (!observed.kept().isEmpty()) {
            HalfDone.refuse(stack.name(), observed.kept());
        }
        return Planner.plan(stack, observed, options, supplies);
    }

    private static Stack possible(Stack stack, UpRequest request) {
        var wanted = Scaling.apply(stack, request.scale());
        Planner.requirePossible(wanted, request.wanted().nameSeparator());
        return wanted;
    }
}
