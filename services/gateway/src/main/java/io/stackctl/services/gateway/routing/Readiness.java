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
    STOPPED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
