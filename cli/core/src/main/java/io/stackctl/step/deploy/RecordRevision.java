package io.stackctl.step.deploy;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.Revision;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/**
 * Records what is about to be deployed, with its images, before anything of it is made: whoever
 * finds it half done knows what was meant.
 *
 * @param document the whole definition
 */
public record RecordRevision(Revision revision, String document, String cause) implements Step {

    @Override
    public Target target() {
        return Target.stack();
    }

    @Override
    public String verb() {
        return "record";
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
        if (!context.history().begin(revision, document)) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "another deployment has begun as revision "
                                    + revision.number()
                                    + " at the same moment",
                            "look at `stackctl rollout status`, and try again when it is done"));
        }
        return Outcome.DONE;
    }
}
