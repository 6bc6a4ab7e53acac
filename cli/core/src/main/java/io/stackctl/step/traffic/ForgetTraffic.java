package io.stackctl.step.traffic;

import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.state.Traffic;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/** Says nothing more of how requests to a service are shared: all that are ready share alike. */
public record ForgetTraffic(ServiceName service, String cause) implements Step {

    /** A step after which nothing is said but what somebody said by hand, where anybody did. */
    public static Step but(ServiceName service, Traffic byHand, String cause) {
        return byHand.isAlike()
                ? new ForgetTraffic(service, cause)
                : new ShareTraffic(service, byHand, cause);
    }

    @Override
    public Target target() {
        return Target.service(service.value());
    }

    @Override
    public String verb() {
        return "release";
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
        context.traffic().clear(service);
        return Outcome.DONE;
    }
}
