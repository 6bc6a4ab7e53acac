package io.stackctl.step.deploy;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.deploy.Share;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/**
 * Ends a plan until somebody has agreed: nothing is lost, and {@code promote} goes on here.
 *
 * @param permille the share of the requests that the new revision has
 */
public record AwaitPromotion(
        ServiceName service, RevisionNumber revision, int permille, String cause) implements Step {

    @Override
    public Target target() {
        return Target.service(service.value());
    }

    @Override
    public String verb() {
        return "pause";
    }

    @Override
    public Weight weight() {
        return Weight.WAIT;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    @Override
    public Outcome run(StepContext context) {
        throw new StackException(
                new Failure.DeploymentWaits(
                        service
                                + ": "
                                + revision
                                + " has "
                                + new Share(permille)
                                + " of the requests and waits for your word",
                        "`stackctl promote` goes on, `stackctl abort` goes back"));
    }
}
