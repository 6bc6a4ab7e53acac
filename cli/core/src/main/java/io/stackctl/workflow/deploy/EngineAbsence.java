package io.stackctl.workflow.deploy;

import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.UserPace;
import java.time.Duration;

/**
 * An engine that goes away in the midst of a deployment, as for a restart, and comes back. It is
 * waited for as long as the deployment's services may take, all its absences together.
 */
final class EngineAbsence {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Surroundings around;
    private final Duration longest;
    private long begin;
    private boolean begun;

    EngineAbsence(Surroundings around, Stack stack, DeployRequest request) {
        this.around = around;
        this.longest =
                stack.services().stream()
                        .map(service ->
                                DeployPolicy.of(stack, service).with(request.options()).deadline())
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
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
}
