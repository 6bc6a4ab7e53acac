package io.stackctl.step.traffic;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.state.Traffic;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.Optional;

/** Says how requests to a service are shared from now on, and has all gateways confirm it. */
public record ShareTraffic(ServiceName service, Traffic traffic, String cause) implements Step {

    @Override
    public Target target() {
        return Target.service(service.value());
    }

    @Override
    public String verb() {
        return traffic.hold().isPositive() ? "hold" : "share";
    }

    @Override
    public Weight weight() {
        return Weight.SLOW;
    }

    @Override
    public Narration narration() {
        return Narration.of(Resource.service(service.value()), Status.SHARING, Status.SHARED);
    }

    @Override
    public Outcome run(StepContext context) {
        context.share(service, traffic);
        return new Outcome(true, Optional.of(Status.SHARED), cause);
    }
}
