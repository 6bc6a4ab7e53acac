package io.stackctl.services.gateway.proxy;

import io.stackctl.services.http.Times;
import java.time.Duration;

/**
 * How long the gateway waits for others, and how many it serves.
 *
 * @param connections clients at once
 * @param held beside them, whose requests wait because their service is held
 * @param header for a whole request head, once its first byte is there
 * @param body for a request body to fall behind its pace, and for a client to take more of a
 *     response
 * @param idle for the next request on a connection
 * @param connect for a connection to an instance
 * @param response for an instance to begin its response
 * @param streamIdle for more of a response body
 * @param tunnelIdle for anything on a WebSocket, in either direction
 * @param retryFor for an instance that takes the request, over all attempts
 * @param drain for open requests when the gateway stops
 */
public record Limits(
        int connections,
        int held,
        Duration header,
        Duration body,
        Duration idle,
        Duration connect,
        Duration response,
        Duration streamIdle,
        Duration tunnelIdle,
        Duration retryFor,
        Duration drain) {
    /** Those for what a client does. */
    Times times() {
        return new Times(header, body, idle);
    }
}
