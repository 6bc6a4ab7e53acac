package io.stackctl.workflow.deploy;

import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.state.ContainerState;
import io.stackctl.traffic.TrafficControl;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.UserPace;
import java.time.Duration;
import java.util.Set;

/**
 * An engine that goes away in the midst of a deployment, as for a restart, and comes back. It is
 * waited for as long as the deployment's services may take, all its absences together.
 */
final class Absence {

    /** What it goes by that requests are sent by. */
    record Reach(Set<ServiceName> routed, Set<ContainerId> gateways) {

        /** Nothing is sent by anybody. */
        static final Reach NONE = new Reach(Set.of(), Set.of());

        Reach {
            routed = Set.copyOf(routed);
            gateways = Set.copyOf(gateways);
        }
    }

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Longer than a gateway takes to start, also on a machine that has just begun. */
    private static final Duration GATEWAY = Duration.ofSeconds(30);

    private final Surroundings around;
    private final Stack stack;
    private final Duration longest;
    private long begin;
    private boolean begun;

    Absence(Surroundings around, Stack stack, DeployRequest request) {
        this.around = around;
        this.stack = stack;
        this.longest =
                stack.services().stream()
                        .map(service ->
                                DeployPolicy.of(stack, service).with(request.options()).deadline())
                        .reduce(
                                Duration.ZERO,
                                (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** Does something that may be done twice, again when the engine is back. */
    void outlast(Runnable task) {
        try {
            task.run();
        } catch (StackException e) {
            if (!isLoss(e) || !isOver()) {
                throw e;
            }
            outlast(task);
        }
    }

    /**
     * Whether the engine's absence may be behind a failure: its containers end with it, which may
     * be noticed first.
     */
    boolean isBehind(StackException e) {
        boolean wanted =
                e.failure() instanceof Failure.Interrupted
                        || e.failure() instanceof Failure.DeploymentWaits;
        return !wanted && !around.dryRun() && (isLoss(e) || !isThere());
    }

    private static boolean isLoss(StackException e) {
        return e.failure() instanceof EngineFailure failure
                && (failure.kind() == EngineFailure.Kind.UNREACHABLE
                        || failure.kind() == EngineFailure.Kind.CONNECTION_LOST);
    }

    /** Waits until the engine is there; false when that takes too long. */
    boolean isOver() {
        if (!begun) {
            begun = true;
            begin = System.nanoTime();
        }
        around.events().accept(new Event.Note("the engine is gone: waiting for it"));
        try (var pace = new UserPace(around.interruption())) {
            while (System.nanoTime() - begin < longest.toNanos()) {
                pace.pause(PAUSE);
                if (isThere()) {
                    around.events()
                            .accept(new Event.Note("the engine is back: looking at it anew"));
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isThere() {
        try {
            around.engine().version();
            return true;
        } catch (StackException e) {
            return false;
        }
    }

    /**
     * Has requests be sent as before: an engine that was killed leaves down what had to run {@code
     * unless-stopped}, gateways too, and without them nobody could be told of requests.
     */
    void restore(Reach reach) {
        for (var gateway : reach.gateways()) {
            boolean down =
                    around.engine()
                            .containers()
                            .inspect(gateway)
                            .filter(detail -> detail.state() == ContainerState.EXITED)
                            .isPresent();
            if (down) {
                around.engine().containers().start(gateway);
            }
        }
        var control = new TrafficControl(around.engine(), stack.name(), () -> false);
        long end = System.nanoTime() + GATEWAY.toNanos();
        try (var pace = new UserPace(around.interruption())) {
            while (!control.routed(reach.routed()).containsAll(reach.routed())
                    && System.nanoTime() < end) {
                pace.pause(PAUSE);
            }
        }
    }
}
