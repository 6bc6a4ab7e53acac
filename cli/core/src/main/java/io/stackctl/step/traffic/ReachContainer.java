package io.stackctl.step.traffic;

import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import io.stackctl.step.vital.Demands;
import io.stackctl.step.vital.Vigil;
import java.time.Duration;
import java.util.List;

/**
 * Has every gateway connect to a container from its own network, which finds a wrong port or
 * network before the first request does. One that listens late is tried again.
 *
 * @param deadline how long
 */
public record ReachContainer(
        ContainerRef container, Duration deadline, Demands demands, String cause)
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
        var service = demands.service();
        var vigil = new Vigil(context, demands, List.of(container));
        long end = System.nanoTime() + deadline.toNanos();
        while (!vigil.isOver()) {
            var why = vigil.ask(() -> context.traffic().whyUnreachable(service, id));
            if (why.isPresent() && why.get().isEmpty()) {
                return Outcome.DONE;
            }
            if (why.isPresent() && System.nanoTime() >= end) {
                vigil.giveUp(
                        "no gateway can connect to "
                                + container.name()
                                + ": "
                                + why.get().get()
                                + " (see on which port and address its program listens, and which"
                                + " port its labels say)");
            }
            vigil.rest(PAUSE);
        }
        return Outcome.DONE;
    }
}
