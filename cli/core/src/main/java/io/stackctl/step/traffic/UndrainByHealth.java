package io.stackctl.step.traffic;

import io.stackctl.model.deploy.proxy.HealthDrain;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.state.Health;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import java.time.Duration;

/**
 * Lets the health check of a container be what it was, whether or not it had been told to fail.
 *
 * @param longest how long the engine may take to notice
 */
public record UndrainByHealth(ContainerRef container, Duration longest, String cause)
        implements ContainerStep {

    @Override
    public String verb() {
        return "undrain";
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
        context.engine().containers().removeFile(id, HealthDrain.MARK);
        if (!HealthChange.await(context, id, longest, health -> health != Health.UNHEALTHY)) {
            context.warn(container.name() + " is unhealthy");
        }
        return Outcome.DONE;
    }
}
