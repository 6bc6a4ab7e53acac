package io.stackctl.workflow.change;

import io.stackctl.execution.Executor;
import io.stackctl.execution.Rehearsal;
import io.stackctl.execution.Runner;
import io.stackctl.plan.Action;
import io.stackctl.plan.Plan;
import io.stackctl.workflow.Surroundings;
import java.util.function.Consumer;

/** Runs a plan of any kind of action, as the user's interrupts let it. */
public final class PlanWalk {

    private static final int CALLS_PER_CORE = 4;

    private PlanWalk() {}

    /** Runs it; in a dry run it is told only. */
    public static <A extends Action> void run(Surroundings around, Runner<A> runner, Plan<A> plan) {
        if (around.dryRun()) {
            new Rehearsal(new Undeterred(around.events())).run(plan);
        } else {
            run(around, runner, plan, executor -> {});
        }
    }

    /**
     * Runs it.
     *
     * @param more what else the executor is told
     */
    static <A extends Action> void run(
            Surroundings around, Runner<A> runner, Plan<A> plan, Consumer<Executor<A>> more) {
        int calls = CALLS_PER_CORE * Runtime.getRuntime().availableProcessors();
        try (var executor = new Executor<>(runner, new Undeterred(around.events()), calls)) {
            more.accept(executor);
            var handling = around.interruption().handle(executor::cancel, executor::abandon);
            try {
                executor.imagesAtOnce(around.imagesAtOnce()).run(plan);
            } finally {
                handling.close();
            }
        }
    }
}
