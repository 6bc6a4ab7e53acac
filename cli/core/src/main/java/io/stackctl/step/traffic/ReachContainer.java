package io.stackctl.step.traffic;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import io.stackctl.step.vital.Vigil;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has every gateway connect to a container from its own network, which finds a wrong port or
 * network before the first request does. One that listens late is tried again.
 *
 * @param deadline how long
 */
public record ReachContainer(
        ServiceName service, ContainerRef container, Duration deadline, String cause)
        implements ContainerStep {

    private static final Duration PAUSE = Duration.ofMillis(250);

    @Override
    public String verb() {
        return "reach";
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
        var id = context.idOf(this);
        var vigil = new Vigil(context, List.of(container), false);
        long end = System.nanoTime() + deadline.toNanos();
        Optional<String> why = vigil.ask(() -> context.traffic().whyUnreachable(service, id));
        while (why.isPresent()) {
            if (System.nanoTime() >= end) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "no gateway can connect to " + container.name() + ": " + why.get(),
                                "see on which port and address its program listens, and which"
                                        + " port its labels say"));
            }
            vigil.rest(PAUSE);
            why = vigil.ask(() -> context.traffic().whyUnreachable(service, id));
        }
        return Outcome.DONE;
    }
}
