package io.stackctl.step.traffic;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.step.StepContext;
import java.time.Duration;
import java.util.function.Predicate;

/** Waits for what an engine says of the health of a container. */
final class HealthChange {

    private HealthChange() {}

    /** False when it took too long; one that does not run has no health to wait for. */
    static boolean await(
            StepContext context, ContainerId id, Duration longest, Predicate<Health> wanted) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (true) {
                long seen = context.live().changes();
                var now = context.live().stateOf(id);
                if (now.isEmpty()
                        || now.get().state() != ContainerState.RUNNING
                        || wanted.test(now.get().health())) {
                    return true;
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                if (!context.live().awaitChange(seen, Duration.ofNanos(left))) {
                    throw new StackException(new Failure.Interrupted());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }
}
