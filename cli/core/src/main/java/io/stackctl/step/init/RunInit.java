package io.stackctl.step.init;

import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/**
 * Runs a {@code pre_start} step to its end. Its container goes when it went well; after a failure
 * it stays, so that the user can look into it, until the next attempt or {@code down}.
 */
public record RunInit(NewInit init, String cause) implements Step {

    @Override
    public Target target() {
        return Target.service(init.service().name().value());
    }

    @Override
    public String verb() {
        return "run " + init.place() + " of";
    }

    @Override
    public Weight weight() {
        return Weight.SLOW;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    @Override
    public Outcome run(StepContext context) {
        new InitRun(context, init).run();
        return Outcome.DONE;
    }
}
