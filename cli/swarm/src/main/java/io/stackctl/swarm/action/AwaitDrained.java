package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.event.Event;
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

    /** As long as a task takes to end whose service says nothing, and a little more. */
    private static final Duration USUAL = Duration.ofSeconds(15);

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
        long telling = USUAL.toNanos();
        var told = "";
        for (var left = left(context); !left.isEmpty(); left = left(context)) {
            if (isDown(context)) {
                context.warn(
                        "machine "
                                + name
                                + " is down: whether tasks still run there nobody can tell.");
                break;
            }
            long waited = System.nanoTime() - begun;
            if (timeout.filter(most -> waited > most.toNanos()).isPresent()) {
                throw new StackException(
                        new OperationFailed(
                                "machine "
                                        + name
                                        + " still runs "
                                        + left.size()
                                        + (left.size() == 1 ? " task after " : " tasks after ")
                                        + timeout.get().toSeconds()
                                        + " s: "
                                        + OpenTasks.ofAll(context).text(left),
                                "the swarm goes on by itself; stop_grace_period is how long each"
                                        + " may take to end"));
            }
            if (waited > telling) {
                telling = waited + USUAL.toNanos();
                told = tell(context, OpenTasks.ofAll(context).text(left), told);
            }
            context.tasks().pause();
        }
        return Outcome.DONE;
    }

    /** What holds it up, once. */
    private String tell(SwarmContext context, String tasks, String told) {
        if (!tasks.equals(told)) {
            context.tell(new Event.ResourceChanged(Resource.node(name), Status.DRAINING, tasks));
        }
        return tasks;
    }

    private List<Json> left(SwarmContext context) {
        var filter = new JsonBuilder().put("node", Json.of(List.of(id))).build();
        var call = ApiCall.get("/tasks").query("filters", filter.toString());
        return context.api().list(call, task -> task).stream()
                .filter(task -> !TaskWatch.hasEnded(task))
                .toList();
    }

    private boolean isDown(SwarmContext context) {
        return context.api()
                .object(
                        ApiCall.get("/nodes/" + ApiCall.segment(id)),
                        node -> node.get("Status").text("State").equals("down"));
    }
}
