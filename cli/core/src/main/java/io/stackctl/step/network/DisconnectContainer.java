package io.stackctl.step.network;

import io.stackctl.model.name.NetworkName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/** Takes a container out of a network, by force. */
public record DisconnectContainer(ContainerRef container, NetworkName network, String cause)
        implements ContainerStep {

    @Override
    public String verb() {
        return "disconnect";
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
        context.engine().networks().disconnect(network, context.idOf(this));
        return Outcome.DONE;
    }
}
