package io.stackctl.execution;

import io.stackctl.plan.Action;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Plan;

/** Does the actions of one plan. */
public interface Runner<A extends Action> {

    /** Told before the first action of a plan: from then on there is waiting again. */
    void open(Plan<A> plan);

    /**
     * Does one; several are done at once.
     *
     * @throws io.stackctl.failure.StackException when it fails
     */
    Outcome run(A action);

    /** Calls off all waiting, now and until {@link #open}; what changes something goes on. */
    void callOff();
}
