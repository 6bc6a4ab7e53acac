package io.stackctl.services.gateway.balancing;

import java.time.Duration;

/**
 * What has no end that could be waited for: a WebSocket, a stream of events, a connection over
 * which bytes are passed on. Any thread may call.
 */
public interface OpenStream {
    /**
     * Ends it as its protocol has it, within this time if both sides do their part. Waits for that,
     * or for longer where a client takes nothing: {@link #cut} ends the wait.
     */
    void end(Duration atMost) throws InterruptedException;

    /** Closes it as it is. */
    void cut();
}
