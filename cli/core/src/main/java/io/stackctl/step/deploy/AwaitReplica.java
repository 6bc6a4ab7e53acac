package io.stackctl.step.deploy;

import io.stackctl.event.Status;
import io.stackctl.model.deploy.Ready;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.tree.DurationText;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.state.Health;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import io.stackctl.step.vital.Demands;
import io.stackctl.step.vital.Vigil;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Waits until a new container is ready: as its own probe says or, without one, healthy, or running
 * for a moment where it has no health check. One that ends is lost at once, whether or not the
 * engine starts it again.
 *
 * @param ready what tells it, and how long it may take
 */
public record AwaitReplica(ContainerRef container, Ready ready, Demands demands, String cause)
        implements ContainerStep {

    @Override
    public String verb() {
        return "await";
    }

    @Override
    public Weight weight() {
        return Weight.WAIT;
    }

    @Override
    public Narration narration() {
        return Narration.of(resource(), Status.WAITING, Status.HEALTHY);
    }

    @Override
    public Outcome run(StepContext context) {
        var id = context.idOf(this);
        var service = demands.service();
        var vigil = new Vigil(context, demands, List.of(container));
        long end = System.nanoTime() + ready.deadline().toNanos();
        var probe = new OwnProbe(context, service, id);
        boolean own = vigil.ask(() -> probe.isPossible(ready.probe())).orElse(false);
        if (own) {
            byProbe(probe, vigil, end);
        }
        if (own && vigil.ask(() -> context.traffic().vouches(service)).orElse(false)) {
            context.foundReady(service, id);
        } else {
            // A gateway that goes by the engine's health check would give it nothing before.
            byHealth(context, id, vigil, end);
        }
        return Outcome.DONE;
    }

    private void byProbe(OwnProbe probe, Vigil vigil, long end) {
        var last = "it does not answer";
        while (!vigil.isOver()) {
            var answer = vigil.ask(() -> probe.whyNot(ready.probe()), left(end));
            if (answer.isPresent() && answer.get().isEmpty()) {
                return;
            }
            last = answer.flatMap(why -> why).orElse(last);
            if (left(end).isZero()) {
                giveUp(vigil, ": " + last);
            }
            vigil.rest(Collections.min(List.of(ready.every(), left(end))));
        }
    }

    private void byHealth(StepContext context, ContainerId id, Vigil vigil, long end) {
        while (!vigil.isOver()) {
            // Nobody tells when it has lived for long enough.
            var settling = context.settling(id);
            boolean settles = settling.isPositive() && settling.compareTo(left(end)) < 0;
            if (vigil.await(() -> isReady(context, id), settles ? settling : left(end))) {
                return;
            }
            if (left(end).isZero()) {
                giveUp(vigil, "");
            }
        }
    }

    private void giveUp(Vigil vigil, String why) {
        vigil.giveUp(
                container.name()
                        + " is not ready after "
                        + DurationText.print(ready.deadline())
                        + why);
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private boolean isReady(StepContext context, ContainerId id) {
        var standing = context.live().stateOf(id);
        if (standing.isEmpty()) {
            return false;
        }
        return switch (standing.get().state()) {
            case RUNNING ->
                    standing.get().health() == Health.HEALTHY
                            || (standing.get().health() == Health.NONE
                                    && !context.settling(id).isPositive());
            // Whoever may not have ended is lost, which the vigil says.
            case EXITED -> demands.mayEnd();
            case CREATED, RESTARTING, PAUSED, REMOVING, DEAD -> false;
        };
    }
}
