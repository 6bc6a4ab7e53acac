package io.stackctl.workflow.lifecycle;

import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.reconcile.LifecyclePlanner;
import io.stackctl.step.Step;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lock.ChangeKind;
import java.util.Set;

/** {@code unpause}: lets what is frozen go on. */
public final class Unpause {

    private final Surroundings around;

    public Unpause(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it.
     *
     * @return what was done
     */
    public Plan<Step> run(FoundStack found, Set<ServiceName> services) {
        return StackChange.of(
                around, found.name(), ChangeKind.UNPAUSE, () -> plan(found, services));
    }

    /** What {@link #run} would do. */
    public Plan<Step> plan(FoundStack found, Set<ServiceName> services) {
        Sight.requireServices(found, services);
        var sight = Sight.containers(found, around);
        return LifecyclePlanner.unpause(sight.stack(), sight.observed(), services);
    }
}
