package io.stackctl.workflow;

import io.stackctl.execution.Executor;
import io.stackctl.execution.Rehearsal;
import io.stackctl.model.StackName;
import io.stackctl.plan.Plan;

/** Runs plans for the workflows: for real, or told only in a dry run. */
final class PlanRun {

    private static final int CALLS_PER_CORE = 4;

    private final Surroundings around;
    private final StackName stack;

    PlanRun(Surroundings around, StackName stack) {
        this.around = around;
        this.stack = stack;
    }

    void run(Plan plan) {
        run(plan, () -> {});
    }

    /**
     * Runs a plan.
     *
     * @param beforeStart done once, when every container is there and before the first one is
     *     started
     */
    void run(Plan plan, Runnable beforeStart) {
        if (around.dryRun()) {
            new Rehearsal(new Undeterred(around.events())).run(plan);
            return;
        }
        int calls = CALLS_PER_CORE * Runtime.getRuntime().availableProcessors();
        try (var executor =
                new Executor(around.engine(), stack, new Undeterred(around.events()), calls)) {
            var handling = around.interruption().handle(executor::cancel, executor::abandon);
            try {
                executor.imagesAtOnce(around.imagesAtOnce()).beforeStart(beforeStart).run(plan);
            } finally {
                handling.close();
            }
        }
    }
}
