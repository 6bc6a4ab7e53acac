package io.stackctl.workflow;

import io.stackctl.plan.LifecyclePlanner;
import io.stackctl.plan.Plan;

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
    public Plan run(FoundStack found, StopRequest request) {
        var plan = plan(found, request);
        new PlanRun(around, found.name()).run(plan);
        return plan;
    }

    /** What {@link #run} would do. */
    public Plan plan(FoundStack found, StopRequest request) {
        Sight.requireServices(found, request.services());
        var sight = Sight.containers(found, around);
        return LifecyclePlanner.stop(sight.stack(), sight.observed(), request.options());
    }
}
