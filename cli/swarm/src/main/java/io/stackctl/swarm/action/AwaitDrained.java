package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Waits until a machine runs no task any more, of whatever stack.
 *
 * @param timeout how long that may take; empty for as long as it takes
 */
public record AwaitDrained(String id, String name, Optional<Duration> timeout)
        implements SwarmAction {

    @Override
    public Target target() {
        return Target.stack();
    }

    @Override
    public String verb() {
        return "wait";
    }

    @Override
    public String cause() {
        return "tasks of " + name + " move";
    }

    @Override
    public Weight weight() {
        return Weight.WAIT;
    }

    @Override
    public Narration narration() {
        return Narration.of(Resource.node(name), Status.DRAINING, Status.DRAINED);
    }

    @Override
    public Outcome run(SwarmContext context) {
        long begun = System.nanoTime();
        for (long left = left(context); left > 0; left = left(context)) {
            if (isDown(context)) {
                context.warn(
                        "machine "
                                + name
                                + " is down: whether tasks still run there nobody can tell.");
                break;
            }
            if (timeout.filter(most -> System.nanoTime() - begun > most.toNanos()).isPresent()) {
                throw new StackException(
                        new OperationFailed(
                                "machine "
                                        + name
                                        + " still runs "
                                        + left
                                        + (left == 1 ? " task after " : " tasks after ")
                                        + timeout.get().toSeconds()
                                        + " s",
                                "the swarm goes on by itself; stop_grace_period is how long each"
                                        + " may take to end"));
            }
            context.tasks().pause();
        }
        return Outcome.DONE;
    }

    private long left(SwarmContext context) {
        var filter = new JsonBuilder().put("node", Json.of(List.of(id))).build();
        var call = ApiCall.get("/tasks").query("filters", filter.toString());
        return context.api().list(call, task -> task).stream()
                .filter(task -> !TaskWatch.hasEnded(task))
                .count();
    }

    private boolean isDown(SwarmContext context) {
        return context.api()
                .object(
                        ApiCall.get("/nodes/" + ApiCall.segment(id)),
                        node -> node.get("Status").text("State").equals("down"));
    }
}
