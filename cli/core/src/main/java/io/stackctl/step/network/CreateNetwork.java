package io.stackctl.step.network;

import io.stackctl.engine.NetworkSpec;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.Map;

/** Creates a network. */
public record CreateNetwork(NetworkDefinition network, Map<String, String> labels, String cause)
        implements Step {

    public CreateNetwork {
        labels = Map.copyOf(labels);
    }

    @Override
    public Target target() {
        return Target.network(network.name().value());
    }

    @Override
    public String verb() {
        return "create";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.of(
                Resource.network(network.name().value()), Status.CREATING, Status.CREATED);
    }

    @Override
    public Outcome run(StepContext context) {
        try {
            context.engine().networks().create(new NetworkSpec(network, labels));
            return Outcome.DONE;
        } catch (StackException e) {
            if (!(e.failure() instanceof Failure.EngineFailure refused)) {
                throw e;
            }
            if (refused.kind() == Failure.EngineFailure.Kind.NAME_IN_USE) {
                // Somebody else was faster, and it is there.
                return Outcome.DONE;
            }
            // The engine's refusal does not say which network it is about.
            if (refused.isRefusal()) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "failed to create network "
                                        + network.name()
                                        + ": "
                                        + refused.message(),
                                refused.remedy()),
                        e);
            }
            throw e;
        }
    }
}
