package io.stackctl.services.http;

import java.time.Duration;

/**
 * How long a client may keep a connection waiting.
 *
 * @param header for a whole request head, once its first byte is there
 * @param body for a request body to fall behind {@link Pace#BYTES_PER_SECOND}, and for the client
 *     to take more of a response
 * @param idle for the next request
 * @param slow for what it has begun, before its place may be given to another client
 * @param quiet for anything on a stream, before the same
 */
public record Times(Duration header, Duration body, Duration idle, Duration slow, Duration quiet) {
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(10);

    /** With what is right on the Internet for the last two: 1 s and 10 s. */
    public Times(Duration header, Duration body, Duration idle) {
        this(header, body, idle, SLOW, QUIET);
    }
}
