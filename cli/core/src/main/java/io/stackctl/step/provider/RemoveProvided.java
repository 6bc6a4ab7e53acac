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
import java.util.Optional;

/** Has a program take away what it provides. */
public record RemoveProvided(ProviderCall call, String cause) implements Step {

    @Override
    public Target target() {
        return Target.provided(call.service().value());
    }

    @Override
    public String verb() {
        return "remove";
    }

    @Override
    public Weight weight() {
        return Weight.PROGRAM;
    }

    @Override
    public Narration narration() {
        return Narration.of(resource(), Status.REMOVING, Status.REMOVED);
    }

    @Override
    public Optional<Resource> removes() {
        return Optional.of(resource());
    }

    private Resource resource() {
        return Resource.provided(call.service().value());
    }

    @Override
    public Outcome run(StepContext context) {
        context.programs().run(call, doing -> context.tell(resource(), Status.REMOVING, doing));
        return Outcome.DONE;
    }
}
