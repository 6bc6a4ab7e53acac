package io.stackctl.swarm.action;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until the swarm runs a service as it is to be: all tasks, none of an older form; of a job,
 * until all have ended well. A task with a health check counts when it is healthy, as swarms count.
 *
 * @param name such as {@code shop_web}
 * @param updatedBefore when the last update had begun that was there before; empty for none
 * @param back whether it goes back to what it was before
 * @param timeout how long it may take; empty for as long as nothing says that it will not come
 */
public record AwaitService(
        ServiceName service,
        String name,
        String updatedBefore,
        boolean back,
        Optional<Duration> timeout,
        String cause)
        implements SwarmAction {

    @Override
    public Target target() {
        return Target.service(service.value());
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
        return Narration.of(Resource.service(name), Status.WAITING, Status.CONVERGED);
    }

    @Override
    public Outcome run(SwarmContext context) {
        new Convergence(context, name, updatedBefore, back).await(timeout);
        return Outcome.DONE;
    }
}
