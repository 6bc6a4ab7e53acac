package io.stackctl.workflow.deploy;

import io.stackctl.event.Event;
import io.stackctl.model.Stack;
import io.stackctl.plan.Plan;
import io.stackctl.planner.deploy.BackPlanner;
import io.stackctl.planner.deploy.Situation;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import java.util.Set;
import java.util.TreeSet;

/**
 * Goes back from what a deployment has made so far.
 *
 * @param stack what was being deployed
 */
record WayBack(Surroundings around, StackChange change, Stack stack, Situation situation) {

    /** All the way, for a reason. */
    void go(String cause) {
        around.events()
                .accept(
                        new Event.DeploymentBegun(
                                stack.name().value(),
                                situation.revision().toString(),
                                true,
                                cause));
        change.run(() -> BackPlanner.plan(stack, observed(), situation));
    }

    /**
     * As far as somebody serves each service again.
     *
     * @return those that nobody served
     */
    Set<String> wakeUnserved() {
        var woken = new TreeSet<String>();
        change.run(() -> named(BackPlanner.planUnserved(stack, observed(), situation), woken));
        return woken;
    }

    private static Plan<Step> named(Plan<Step> plan, Set<String> services) {
        for (var numbered : plan.actions()) {
            var service = numbered.action().target().service();
            if (!service.isEmpty()) {
                services.add(service);
            }
        }
        return plan;
    }

    private ObservedStack observed() {
        return StackObservation.of(around.engine(), stack);
    }
}
