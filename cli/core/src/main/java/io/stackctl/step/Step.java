package io.stackctl.step;

import io.stackctl.plan.Action;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.PlanBuilder;

/** What can be done to a stack on a container engine: about one call to the engine, or one wait. */
public interface Step extends Action {

    /** Begins a plan of steps. */
    static PlanBuilder<Step> plan() {
        return new PlanBuilder<>(Gather::new);
    }

    /**
     * Does it.
     *
     * @throws io.stackctl.failure.StackException when it fails
     */
    Outcome run(StepContext context);
}
