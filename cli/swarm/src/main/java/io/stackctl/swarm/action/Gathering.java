package io.stackctl.swarm.action;

import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;

/** Where others come together; nothing is done. */
record Gathering(String cause) implements SwarmAction {

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
    public Outcome run(SwarmContext context) {
        return Outcome.DONE;
    }
}
