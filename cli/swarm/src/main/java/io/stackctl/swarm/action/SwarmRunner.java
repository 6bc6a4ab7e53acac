package io.stackctl.swarm.action;

import io.stackctl.execution.Runner;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Plan;

/** Does the actions of a plan on a swarm. */
public final class SwarmRunner implements Runner<SwarmAction> {

    private final SwarmContext context;

    public SwarmRunner(SwarmContext context) {
        this.context = context;
    }

    @Override
    public void open(Plan<SwarmAction> plan) {
        context.tasks().open();
    }

    @Override
    public Outcome run(SwarmAction action) {
        return action.run(context);
    }

    @Override
    public void callOff() {
        context.tasks().close();
    }
}
