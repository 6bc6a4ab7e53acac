package io.stackctl.model.deploy;

import java.time.Duration;

/**
 * When a new container is ready.
 *
 * @param every time between two probes of stackctl's own; the engine's have their interval
 * @param deadline from its start; one that is not ready by then has failed. One that ends, is
 *     killed or is restarted fails at once
 */
public record Ready(Probe probe, Duration every, Duration deadline) {

    /** By the engine's health check alone. */
    public static Ready byHealth(Duration deadline) {
        return new Ready(new Probe.EngineHealth(), deadline, deadline);
    }

    /** The same with another time. */
    public Ready within(Duration other) {
        return new Ready(probe, every, other);
    }
}
