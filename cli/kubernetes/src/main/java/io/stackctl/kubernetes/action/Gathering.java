package io.stackctl.kubernetes.action;

import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;

/** Where others come together; nothing is done. */
record Gathering(String cause) implements KubernetesAction {

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
    public Outcome run(KubernetesContext context) {
        return Outcome.DONE;
    }
}
