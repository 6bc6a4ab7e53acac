package io.stackctl.kubernetes.action;

import io.stackctl.execution.Runner;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Plan;

/** Does the actions of a plan in a cluster. */
public final class KubernetesRunner implements Runner<KubernetesAction> {

    private final KubernetesContext context;

    public KubernetesRunner(KubernetesContext context) {
        this.context = context;
    }

    @Override
    public void open(Plan<KubernetesAction> plan) {
        context.watch().open();
    }

    @Override
    public Outcome run(KubernetesAction action) {
        return action.run(context);
    }

    @Override
    public void callOff() {
        context.watch().close();
    }
}
