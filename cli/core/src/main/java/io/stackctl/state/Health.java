package io.stackctl.state;

/** What a container's health check last said. */
public enum Health {
    /** The container has no health check. */
    NONE,
    STARTING,
    HEALTHY,
    UNHEALTHY
}
