package io.stackctl.services.gateway.routing;

import java.util.Locale;

/** What the engine says of a container's fitness; only {@link #READY} ones get traffic. */
public enum Readiness {
    /** Running, and healthy or without a health check. */
    READY,
    /** Running, its health check has not passed yet. */
    STARTING,
    UNHEALTHY,
    PAUSED,
    /** Told to end, and still there: it finishes what it has. */
    STOPPING,
    STOPPED;

    /** Whether an answer may still come of a request that it was given before. */
    public boolean mayAnswer() {
        return this == READY || this == STOPPING;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
