package io.stackctl.workflow.upkeep;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.planner.heal.ServicePlan;
import io.stackctl.planner.reconcile.Facts;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.deploy.Situations;
import io.stackctl.workflow.lifecycle.FileDigests;
import java.util.List;
import java.util.Optional;

/** Finds out what plans for one service go by. */
public final class ServicePlans {

    private ServicePlans() {}

    /**
     * Looks.
     *
     * @param revision that its containers are of
     */
    public static ServicePlan of(
            Surroundings around,
            Stack stack,
            Service service,
            RevisionNumber revision,
            String nameSeparator) {
        return new ServicePlan(
                stack,
                StackObservation.of(around.engine(), stack),
                service,
                DeployPolicy.of(stack, service),
                new Situations(around, DeployOptions.NONE, Optional.empty(), false)
                        .of(stack.withServices(List.of(service)), revision, 0),
                new Facts(FileDigests.of(stack), List.of()),
                nameSeparator);
    }
}
