package io.stackctl.step.network;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.NetworkName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.Optional;

/**
 * Removes a network.
 *
 * @param replaced whether another one takes its place
 */
public record RemoveNetwork(NetworkName network, NetworkId id, boolean replaced, String cause)
        implements Step {

    @Override
    public Target target() {
        return Target.network(network.value());
    }

    @Override
    public String verb() {
        return "remove";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        // Docker Compose says nothing before it removes what comes back.
        return replaced
                ? Narration.ending(resource(), Status.REMOVED)
                : Narration.of(resource(), Status.REMOVING, Status.REMOVED);
    }

    private Resource resource() {
        return Resource.network(network.value());
    }

    @Override
    public Optional<Resource> removes() {
        return Optional.of(resource());
    }

    @Override
    public Outcome run(StepContext context) {
        return context.engine().networks().remove(id) ? Outcome.DONE : Outcome.of(Status.IN_USE);
    }
}
