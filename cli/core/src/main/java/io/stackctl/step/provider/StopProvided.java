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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has a program stop what it provides, if it can. Nothing is told of one that cannot, which shows
 * only when it is asked.
 */
public record StopProvided(ProviderCall call, String cause) implements Step {

    @Override
    public Target target() {
        return Target.provided(call.service().value());
    }

    @Override
    public String verb() {
        return "stop";
    }

    @Override
    public Weight weight() {
        return Weight.PROGRAM;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    private Resource resource() {
        return Resource.provided(call.service().value());
    }

    @Override
    public Outcome run(StepContext context) {
        var begun = new AtomicBoolean();
        context.programs()
                .run(
                        call,
                        doing -> {
                            begun.set(true);
                            context.tell(resource(), Status.STOPPING, doing);
                        });
        if (begun.get()) {
            context.tell(resource(), Status.STOPPED, "");
        }
        return Outcome.DONE;
    }
}
