package io.stackctl.live;

import io.stackctl.engine.ContainerDetail;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;

/**
 * How a container stands.
 *
 * @param exitCode how it last ended; 0 when it never did
 */
public record Standing(ContainerState state, Health health, int exitCode) {

    static Standing of(ContainerDetail detail) {
        return new Standing(detail.state(), detail.health(), detail.exitCode());
    }

    /** Whether its processes exist: running, paused or between two runs. */
    public boolean isUp() {
        return state.isUp();
    }

    Standing with(ContainerState other) {
        return new Standing(other, health, exitCode);
    }

    Standing with(Health other) {
        return new Standing(state, other, exitCode);
    }
}
