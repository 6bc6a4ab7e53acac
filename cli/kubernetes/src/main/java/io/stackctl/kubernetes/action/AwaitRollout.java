package io.stackctl.kubernetes.action;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.kubernetes.state.ObjectName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until a cluster runs a workload as it is to be: all pods available, none of an older form;
 * of a Job, until it is complete.
 *
 * @param timeout how long it may take; empty for as long as nothing says that it will not come
 */
public record AwaitRollout(ObjectName id, Optional<Duration> timeout, String cause)
        implements KubernetesAction {

    @Override
    public Target target() {
        return Target.object(id.toString());
    }

    @Override
    public String verb() {
        return "wait";
    }

    @Override
    public Weight weight() {
        return Weight.WAIT;
    }

    @Override
    public Narration narration() {
        return Narration.of(Resource.object(id.toString()), Status.WAITING, Status.CONVERGED);
    }

    @Override
    public Outcome run(KubernetesContext context) {
        new RolloutWait(context, id).await(timeout);
        return Outcome.DONE;
    }
}
