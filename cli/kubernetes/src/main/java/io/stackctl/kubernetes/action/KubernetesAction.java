package io.stackctl.kubernetes.action;

import io.stackctl.plan.Action;
import io.stackctl.plan.Gathering;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.PlanBuilder;

/** What can be done to a stack in a cluster: one request, or one wait. */
public interface KubernetesAction extends Action {

    /** Begins a plan of actions. */
    static PlanBuilder<KubernetesAction> plan() {
        return new PlanBuilder<>(Together::new);
    }

    /**
     * Does it.
     *
     * @throws io.stackctl.failure.StackException when it fails
     */
    Outcome run(KubernetesContext context);

    /** Where others come together. */
    record Together(String cause) implements KubernetesAction, Gathering {

        @Override
        public Outcome run(KubernetesContext context) {
            return Outcome.DONE;
        }
    }
}
