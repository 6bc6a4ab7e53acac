package io.stackctl.services.gateway.balancing;

import java.time.Duration;

/** An answer without an end of its own, a WebSocket or a stream of events. Any thread may call. */
public interface OpenStream {
    /**
     * Ends it as its protocol has it, within this time if both sides do their part. Waits for that,
     * or for longer where a client takes nothing: {@link #cut} ends the wait.
     */
    void end(Duration atMost) throws InterruptedException;

    /** Closes it as it is. */
    void cut();
}
