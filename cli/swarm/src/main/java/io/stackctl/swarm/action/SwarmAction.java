package io.stackctl.swarm.action;

import io.stackctl.plan.Action;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.PlanBuilder;

/** What can be done to a stack on a swarm: one call to a manager, or one wait. */
public interface SwarmAction extends Action {

    /** Begins a plan of actions. */
    static PlanBuilder<SwarmAction> plan() {
        return new PlanBuilder<>(Gathering::new);
    }

    /**
     * Does it.
     *
     * @throws io.stackctl.failure.StackException when it fails
     */
    Outcome run(SwarmContext context);
}
