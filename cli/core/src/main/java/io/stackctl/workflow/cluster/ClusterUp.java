package io.stackctl.workflow.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.UpOrder;
import io.stackctl.model.Stack;
import io.stackctl.plan.Plan;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lock.ChangeKind;
import io.stackctl.workflow.source.EnvExamples;

/** {@code up} on a cluster: brings a stack to its definition, and waits until it has come. */
public final class ClusterUp {

    private final Surroundings around;
    private final Cluster cluster;

    public ClusterUp(Surroundings around, Cluster cluster) {
        this.around = around;
        this.cluster = cluster;
    }

    /**
     * Does it.
     *
     * @param stack the selected services with what they depend on
     * @return what was done
     */
    public Plan<?> run(Stack stack, UpOrder order) {
        cluster.requirePossible(stack);
        new EnvExamples(around).provide(stack);
        return new ClusterChange(around)
                .run(stack.name(), ChangeKind.UP, () -> cluster.up(stack, order));
    }

    /** What {@link #run} would do; nothing is changed. */
    public Plan<?> plan(Stack stack, UpOrder order) {
        cluster.requirePossible(stack);
        return cluster.up(stack, order).plan();
    }
}
