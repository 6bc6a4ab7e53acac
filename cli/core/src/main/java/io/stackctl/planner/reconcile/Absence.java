package io.stackctl.planner.reconcile;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.service.Dependency;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.step.Step;

/** A dependency that is to be waited for and has no container. */
final class Absence {

    private Absence() {}

    /**
     * Says so, unless the dependency is meant to have none.
     *
     * @throws StackException when the dependency is required
     */
    static void tell(
            Service dependent, Dependency dependency, Service service, PlanBuilder<Step> steps) {
        if (service.provider().isPresent() || service.replicas().value() == 0) {
            return;
        }
        var message = dependent.name() + " is missing dependency " + service.name();
        if (dependency.required()) {
            throw new StackException(
                    new Failure.OperationFailed(
                            message, "create it with \"up -d " + service.name() + "\""));
        }
        steps.warn(message);
    }
}
