package io.stackctl.workflow.lifecycle;

import io.stackctl.plan.Plan;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RestartContainer;
import io.stackctl.step.container.StartContainer;
import java.util.HashSet;
import java.util.Set;

/** Which containers a plan starts. */
public final class Starts {

    private Starts() {}

    /** Their ids, or names where the plan creates them too. */
    public static Set<String> of(Plan<Step> plan) {
        Set<String> containers = new HashSet<>();
        for (var numbered : plan.actions()) {
            if (numbered.action() instanceof StartContainer start) {
                containers.add(word(start.container()));
            } else if (numbered.action() instanceof RestartContainer restart) {
                containers.add(word(restart.container()));
            }
        }
        return containers;
    }

    private static String word(ContainerRef container) {
        if (container instanceof ContainerRef.Existing existing) {
            return existing.id().value();
        }
        return ((ContainerRef.Planned) container).name();
    }
}
