package io.stackctl.step;

import io.stackctl.plan.Gathering;
import io.stackctl.plan.Outcome;

/** Where steps come together. */
record Gather(String cause) implements Step, Gathering {

    @Override
    public Outcome run(StepContext context) {
        return Outcome.DONE;
    }
}
