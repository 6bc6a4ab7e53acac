package io.stackctl.workflow.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.Prepared;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Action;
import io.stackctl.plan.Plan;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.NothingThere;
import io.stackctl.workflow.change.PlanWalk;
import io.stackctl.workflow.lock.ChangeKind;
import io.stackctl.workflow.lock.StackLock;
import java.util.Set;
import java.util.function.Supplier;

/** Changes a stack on a cluster: takes its lock, plans, and does it. */
public final class ClusterChange {

    private final Surroundings around;

    public ClusterChange(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it.
     *
     * @param planning looks at the cluster and plans
     * @return what was done
     */
    public Plan<?> run(StackName stack, ChangeKind kind, Supplier<Prepared<?>> planning) {
        try (var _ = StackLock.take(around, stack, kind)) {
            return run(planning.get());
        }
    }

    /**
     * Takes services away, and with all of them the whole stack; tells when nothing was there.
     *
     * @param services empty for all
     * @param volumes whether those go too, where the cluster keeps them
     * @return what was done
     */
    public Plan<?> remove(
            Cluster cluster, StackName stack, Set<ServiceName> services, boolean volumes) {
        var plan = run(stack, ChangeKind.DOWN, () -> cluster.down(stack, services, volumes));
        if (plan.isEmpty()) {
            NothingThere.tell(around, stack);
        }
        return plan;
    }

    /** Does what is no stack's. */
    public <A extends Action> Plan<A> run(Prepared<A> prepared) {
        PlanWalk.run(around, prepared.runner(), prepared.plan());
        return prepared.plan();
    }
}
