package io.stackctl.step.deploy;

import io.stackctl.model.name.RevisionNumber;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.Map;

/**
 * Notes that all services have gone over: from here on there is no way back but a rollback, since
 * what is old is removed next.
 */
public record SealRevision(RevisionNumber revision, String cause) implements Step {

    /** What it is noted as. */
    public static final String KEY = "sealed";

    @Override
    public Target target() {
        return Target.stack();
    }

    @Override
    public String verb() {
        return "seal";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    @Override
    public Outcome run(StepContext context) {
        context.history().mark(revision, KEY, Map.of());
        return Outcome.DONE;
    }
}
