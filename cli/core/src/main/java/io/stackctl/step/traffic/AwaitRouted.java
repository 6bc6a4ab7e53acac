package io.stackctl.step.traffic;

import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.time.Duration;
import java.util.List;

/**
 * Waits until a gateway sends requests to a service, so that it can be told how to share them. When
 * none does in time, whoever plans next has to do without.
 */
public record AwaitRouted(ServiceName service, String cause) implements Step {

    /** Longer than a gateway takes to start, also on a machine that has just begun. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** No event tells that a gateway answers. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    @Override
    public Target target() {
        return Target.service(service.value());
    }

    @Override
    public String verb() {
        return "await";
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
        long end = System.nanoTime() + LONGEST.toNanos();
        while (context.traffic().routed(List.of(service)).isEmpty()) {
            if (System.nanoTime() >= end) {
                context.warn("no gateway sends requests to service " + service + " any more");
                break;
            }
            context.rest(PAUSE);
        }
        return Outcome.DONE;
    }
}
