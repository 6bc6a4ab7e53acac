package io.stackctl.workflow.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.Prepared;
import io.stackctl.cluster.UpOrder;
import io.stackctl.model.Stack;
import io.stackctl.plan.Plan;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.PlanRun;
import io.stackctl.workflow.image.ImageSupply;
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
     * @param build when the stack's own images are built
     * @return what was done
     */
    public Plan<?> run(Stack stack, UpOrder order, ImagePolicy.Build build) {
        cluster.requirePossible(stack);
        new EnvExamples(around).provide(stack);
        var images = new ClusterImages(around, stack, cluster.routes(stack), build);
        return new ClusterChange(around)
                .run(stack.name(), ChangeKind.UP, () -> supplied(stack, order, images));
    }

    /** What is left to do when the images are where machines find them. */
    private Prepared<?> supplied(Stack stack, UpOrder order, ClusterImages images) {
        var steps = images.plan();
        if (steps.isEmpty()) {
            return cluster.up(stack, order);
        }
        new ImageSupply(around).check(steps);
        PlanRun.ofSupplies(around, stack.name()).run(steps);
        return around.dryRun()
                ? cluster.up(stack, order, images.coming(steps))
                : cluster.up(stack, order);
    }

    /** What {@link #run} would do; nothing is changed. */
    public Plan<?> plan(Stack stack, UpOrder order, ImagePolicy.Build build) {
        cluster.requirePossible(stack);
        var images = new ClusterImages(around, stack, cluster.routes(stack), build);
        var steps = images.plan();
        var plan = cluster.up(stack, order, images.coming(steps)).plan();
        return steps.isEmpty() ? plan : Plan.inTurn(steps, plan);
    }
}
