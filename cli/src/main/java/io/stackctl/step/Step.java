package io.stackctl.step;

import io.stackctl.plan.Action;
import io.stackctl.plan.Outcome;

/** What can be done to a stack on a container engine: about one call to the engine, or one wait. */
public interface Step extends Action {

    /**
     * Does it.
     *
     * @throws io.stackctl.failure.StackException when it fails
     */
    Outcome run(StepContext context);
}
