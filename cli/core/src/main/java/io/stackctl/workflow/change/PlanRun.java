package io.stackctl.workflow.change;

import io.stackctl.execution.Rehearsal;
import io.stackctl.execution.Turn;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.step.Provided;
import io.stackctl.step.Step;
import io.stackctl.step.StepRunner;
import io.stackctl.step.container.StartContainer;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lock.StackLock;
import io.stackctl.workflow.provider.Programs;

/** Runs plans for the workflows: for real, or told only in a dry run. */
public final class PlanRun {

    private final Surroundings around;
    private final StackName stack;
    private final Turn turn;
    private final Runnable guard;

    private PlanRun(Surroundings around, StackName stack, Turn turn, Runnable guard) {
        this.around = around;
        this.stack = stack;
        this.turn = turn;
        this.guard = guard;
    }

    /**
     * For a stack that nobody else changes meanwhile.
     *
     * @param lock taken before the stack was looked at
     * @param guard asked before each step that changes something
     */
    PlanRun(Surroundings around, StackLock lock, Runnable guard) {
        this(around, lock.stack(), lock, guard);
    }

    /** For plans of supplies only: these may serve other stacks, and keep nobody out. */
    public static PlanRun ofSupplies(Surroundings around, StackName stack) {
        return new PlanRun(around, stack, Turn.UNDISPUTED, () -> {});
    }

    /**
     * Runs a plan.
     *
     * @return what provider services gave
     */
    public Provided run(Plan<Step> plan) {
        return run(plan, () -> {});
    }

    /**
     * The same.
     *
     * @param beforeStart done once, when every container is there and before the first one is
     *     started
     */
    Provided run(Plan<Step> plan, Runnable beforeStart) {
        if (around.dryRun()) {
            new Rehearsal(new Undeterred(around.events())).run(plan);
            return Provided.NOTHING;
        }
        var events = new Undeterred(around.events());
        var runner =
                new StepRunner(
                        around.engine(),
                        new Programs(around),
                        around.settings(),
                        stack,
                        events,
                        guard);
        PlanWalk.run(
                around,
                runner,
                plan,
                executor ->
                        executor.turn(turn).before(StartContainer.class::isInstance, beforeStart));
        return runner.provided();
    }
}
