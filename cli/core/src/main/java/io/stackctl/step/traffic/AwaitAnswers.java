package io.stackctl.step.traffic;

import io.stackctl.event.Status;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import java.time.Duration;
import java.util.Set;

/**
 * Waits until a container that is not ready, and so gets nothing new, has answered what it got.
 *
 * @param timeout how long; what takes longer is cut, and said
 */
public record AwaitAnswers(
        ServiceName service, ContainerRef container, Duration timeout, String cause)
        implements ContainerStep {

    @Override
    public String verb() {
        return "await";
    }

    @Override
    public Weight weight() {
        return Weight.SLOW;
    }

    @Override
    public Narration narration() {
        return Narration.of(resource(), Status.DRAINING, Status.DRAINED);
    }

    @Override
    public Outcome run(StepContext context) {
        new AnswerWait(service, timeout).of(context, Set.of(context.idOf(container)));
        return Outcome.DONE;
    }
}
