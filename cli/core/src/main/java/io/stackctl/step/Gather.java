package io.stackctl.step;

import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;

/** Where the steps so far come together: nothing after it begins unless all of them went well. */
public record Gather(String cause) implements Step {

    @Override
    public Target target() {
        return Target.stack();
    }

    @Override
    public String verb() {
        return "gather";
    }

    @Override
    public Weight weight() {
        return Weight.NONE;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    @Override
    public Outcome run(StepContext context) {
        return Outcome.DONE;
    }
}
