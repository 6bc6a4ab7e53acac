package io.stackctl.swarm.action;

import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import java.util.Set;

/** Waits until no machine runs a task of services that were removed. */
public record AwaitGone(Set<String> serviceIds, String cause) implements SwarmAction {

    public AwaitGone {
        serviceIds = Set.copyOf(serviceIds);
    }

    @Override
    public Target target() {
        return Target.stack();
    }

    @Override
    public String verb() {
        return "wait";
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
    public Outcome run(SwarmContext context) {
        context.tasks().awaitGone(serviceIds);
        return Outcome.DONE;
    }
}
