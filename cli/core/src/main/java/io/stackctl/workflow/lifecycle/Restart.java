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

/** {@code restart}: stops and starts the same containers. */
public final class Restart {

    private final Surroundings around;

    public Restart(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it.
     *
     * @param dependents whether services that declared {@code restart: true} on one of these
     *     restart with it; not with {@code --no-deps}
     * @return what was done
     */
    public Plan<Step> run(FoundStack found, StopOptions options, boolean dependents) {
        return StackChange.of(
                around, found.name(), ChangeKind.RESTART, () -> plan(found, options, dependents));
    }

    /** What {@link #run} would do. */
    public Plan<Step> plan(FoundStack found, StopOptions options, boolean dependents) {
        Sight.requireServices(found, options.services());
        var sight = Sight.containers(found, around);
        // Without a definition a service is known by its containers.
        Sight.requireServices(sight.stack(), options.services());
        return LifecyclePlanner.restart(sight.stack(), sight.observed(), options, dependents);
    }
}
