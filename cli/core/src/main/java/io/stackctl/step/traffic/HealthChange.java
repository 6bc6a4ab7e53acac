package io.stackctl.step.traffic;

import io.stackctl.live.Standing;
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
        return context.await(
                () ->
                        context.live()
                                .stateOf(id)
                                .filter(now -> now.state() == ContainerState.RUNNING)
                                .map(Standing::health)
                                .map(wanted::test)
                                .orElse(true),
                longest);
    }
}
