package io.stackctl.swarm.action;

import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Action;
import io.stackctl.plan.Gathering;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.PlanBuilder;
import java.util.Optional;

/** What can be done to a stack on a swarm: one call to a manager, or one wait. */
public interface SwarmAction extends Action {

    /** Begins a plan of actions. */
    static PlanBuilder<SwarmAction> plan() {
        return new PlanBuilder<>(Together::new);
    }

    /**
     * Does it.
     *
     * @throws io.stackctl.failure.StackException when it fails
     */
    Outcome run(SwarmContext context);

    /** The service whose tasks come to run an image that they did not run before. */
    default Optional<ServiceName> bringsImageTo() {
        return Optional.empty();
    }

    /** Where others come together. */
    record Together(String cause) implements SwarmAction, Gathering {

        @Override
        public Outcome run(SwarmContext context) {
            return Outcome.DONE;
        }
    }
}
