package io.stackctl.swarm.action;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import java.util.Optional;

/** Removes a network of the stack. */
public record RemoveNetwork(String id, String name, String cause) implements SwarmAction {

    @Override
    public Target target() {
        return Target.network(name);
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
        return Narration.of(Resource.network(name), Status.REMOVING, Status.REMOVED);
    }

    @Override
    public Optional<Resource> removes() {
        return Optional.of(Resource.network(name));
    }

    @Override
    public Outcome run(SwarmContext context) {
        return Removal.of(context, "/networks/", id);
    }
}
