package io.stackctl.workflow.lifecycle;

import io.stackctl.model.name.ContainerName;
import io.stackctl.plan.Plan;
import io.stackctl.step.Step;
import io.stackctl.step.container.RestartContainer;
import io.stackctl.step.container.StartContainer;
import java.util.HashSet;
import java.util.Set;

/** Which containers a plan starts. */
public final class Starts {

    private Starts() {}

    /** The names that they have when they start. */
    public static Set<ContainerName> of(Plan<Step> plan) {
        Set<ContainerName> containers = new HashSet<>();
        for (var numbered : plan.actions()) {
            if (numbered.action() instanceof StartContainer start) {
                containers.add(ContainerName.of(start.container().name()));
            } else if (numbered.action() instanceof RestartContainer restart) {
                containers.add(ContainerName.of(restart.container().name()));
            }
        }
        return containers;
    }
}
