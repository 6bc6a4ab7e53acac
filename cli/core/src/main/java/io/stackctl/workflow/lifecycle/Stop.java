package io.stackctl.workflow.lifecycle;

import io.stackctl.plan.Plan;
import io.stackctl.planner.reconcile.LifecyclePlanner;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.step.Step;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lock.ChangeKind;

/** {@code stop}: stops containers and keeps them. */
public final class Stop {

    private final Surroundings around;

    public Stop(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it.
     *
     * @return what was done
     */
    public Plan<Step> run(FoundStack found, StopOptions options) {
        return StackChange.of(around, found.name(), ChangeKind.STOP, () -> plan(found, options));
    }

    /** What {@link #run} would do. */
    public Plan<Step> plan(FoundStack found, StopOptions options) {
        Sight.requireServices(found, options.services());
        var sight = Sight.containers(found, around);
        return LifecyclePlanner.stop(sight.stack(), sight.observed(), options);
    }
}
