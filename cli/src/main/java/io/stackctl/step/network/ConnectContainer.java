package io.stackctl.step.network;

import io.stackctl.model.name.NetworkName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/** Puts a container into a network. */
public record ConnectContainer(ContainerRef container, Endpoint endpoint, String cause)
        implements ContainerStep {

    @Override
    public String verb() {
        return "connect";
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
        context.engine()
                .networks()
                .connect(NetworkName.of(endpoint.network()), context.idOf(this), endpoint.spec());
        return Outcome.DONE;
    }
}
