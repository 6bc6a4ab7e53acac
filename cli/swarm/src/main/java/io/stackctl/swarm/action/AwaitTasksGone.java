package io.stackctl.swarm.action;

import io.stackctl.docker.json.Json;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.swarm.state.ObservedService;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Waits until no machine runs a task of services that were removed. A machine that does not answer
 * may never say that they have ended.
 *
 * @param services their names by id
 * @param limit how long that may take
 */
public record AwaitTasksGone(Map<String, String> services, Duration limit, String cause)
        implements SwarmAction {

    /** What managers and machines take beside the time that tasks may take to end. */
    private static final Duration BESIDE = Duration.ofMinutes(2);

    /** What a swarm gives a task whose service says nothing. */
    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    public AwaitTasksGone {
        services = Map.copyOf(services);
    }

    /**
     * Waits for the tasks of services that are there.
     *
     * @param timeout how long that may take; empty for as long as tasks may take to end, and two
     *     minutes
     */
    public static AwaitTasksGone of(
            Collection<ObservedService> services, Optional<Duration> timeout, String cause) {
        var names = new TreeMap<String, String>();
        var grace = Duration.ZERO;
        for (var service : services) {
            names.put(service.id(), service.spec().text("Name"));
            var one = grace(service);
            grace = one.compareTo(grace) > 0 ? one : grace;
        }
        return new AwaitTasksGone(names, timeout.orElse(grace.plus(BESIDE)), cause);
    }

    private static Duration grace(ObservedService service) {
        var container = service.spec().get("TaskTemplate", "ContainerSpec");
        return container.has("StopGracePeriod")
                ? Duration.ofNanos(container.number("StopGracePeriod"))
                : USUAL_GRACE;
    }

    @Override
    public Target target() {
        return Target.stack();
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
        return Narration.SILENT;
    }

    @Override
    public Outcome run(SwarmContext context) {
        long begun = System.nanoTime();
        for (var left = left(context, begun); !left.isEmpty(); left = left(context, begun)) {
            if (System.nanoTime() - begun >= limit.toNanos()) {
                throw new StackException(
                        new OperationFailed(
                                "not gone within "
                                        + limit.toSeconds()
                                        + " s: "
                                        + new OpenTasks(context, services).text(left),
                                "tasks go when their machine answers; run this again then, or"
                                        + " remove a machine that is lost for good: docker node rm"
                                        + " --force NODE"));
            }
            context.tasks().pause();
        }
        return Outcome.DONE;
    }

    private List<Json> left(SwarmContext context, long begun) {
        return context.tasks().look(begun).tasks().stream()
                .filter(task -> services.containsKey(task.text("ServiceID")))
                .filter(task -> !TaskWatch.hasEnded(task))
                .toList();
    }
}
