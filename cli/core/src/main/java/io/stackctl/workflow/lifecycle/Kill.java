package io.stackctl.workflow.lifecycle;

import io.stackctl.event.Event;
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

/** {@code kill}: sends a signal to what runs, one-off containers too. */
public final class Kill {

    private final Surroundings around;

    public Kill(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it.
     *
     * @param signal such as {@code SIGKILL}
     * @param orphans whether containers that the definition does not know get it too
     * @return what was done; empty when nothing ran
     */
    public Plan<Step> run(
            FoundStack found, Set<ServiceName> services, String signal, boolean orphans) {
        var plan =
                StackChange.of(
                        around,
                        found.name(),
                        ChangeKind.KILL,
                        () -> plan(found, services, signal, orphans));
        if (plan.isEmpty()) {
            around.events().accept(new Event.NothingToDo("No container to kill"));
        }
        return plan;
    }

    /** What {@link #run} would do. */
    public Plan<Step> plan(
            FoundStack found, Set<ServiceName> services, String signal, boolean orphans) {
        Sight.requireServices(found, services);
        var sight = Sight.containers(found, around);
        return LifecyclePlanner.kill(sight.stack(), sight.observed(), services, orphans, signal);
    }
}
