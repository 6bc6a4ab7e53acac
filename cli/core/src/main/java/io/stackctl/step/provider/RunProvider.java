package io.stackctl.step.provider;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.ProviderCall;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/**
 * Has a service provided by its program. Which variables the services get that depend on it shows
 * only when that is done.
 */
public record RunProvider(ProviderCall call, String cause) implements Step {

    @Override
    public Target target() {
        return Target.provided(call.service().value());
    }

    @Override
    public String verb() {
        return "provide";
    }

    @Override
    public Weight weight() {
        return Weight.PROGRAM;
    }

    @Override
    public boolean isSupply() {
        return true;
    }

    @Override
    public Narration narration() {
        return Narration.of(resource(), Status.CREATING, Status.CREATED);
    }

    private Resource resource() {
        return Resource.provided(call.service().value());
    }

    @Override
    public Outcome run(StepContext context) {
        var variables =
                context.programs()
                        .run(call, doing -> context.tell(resource(), Status.CREATING, doing));
        context.provided(call.service(), variables);
        return Outcome.DONE;
    }
}
