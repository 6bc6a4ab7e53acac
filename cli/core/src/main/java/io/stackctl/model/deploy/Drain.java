package io.stackctl.model.deploy;

import java.time.Duration;

/**
 * How a container is relieved of requests before it is stopped.
 *
 * @param timeout how long requests in flight may take to end
 * @param streams over which time WebSockets and event streams are ended, so that not all clients
 *     come back at once
 */
public record Drain(Duration timeout, Duration streams, Via via) {

    /** Who stops sending requests. */
    public enum Via {
        /** The stack's gateway is told, and confirms. */
        GATEWAY,
        /** A proxy that goes by the engine's health sees the check fail. */
        HEALTHCHECK,
        /** Nobody: it is stopped at once. */
        NONE;

        @Override
        public String toString() {
            return Words.of(this);
        }
    }
}
