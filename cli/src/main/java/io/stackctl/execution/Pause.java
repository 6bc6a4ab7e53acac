package io.stackctl.execution;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.time.Duration;

/** Lets some time pass. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }
}
