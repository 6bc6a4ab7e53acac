package io.stackctl.workflow;

import java.time.Duration;

/** Time as it passes for whoever waits: the real one, or that of a test. */
public interface Pace {

    /** A moment in nanoseconds, of a clock that is never set. */
    long nanos();

    /**
     * Lets some time pass.
     *
     * @throws io.stackctl.failure.StackException when the user no longer wants to wait
     */
    void pause(Duration duration);
}
