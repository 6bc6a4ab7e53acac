package io.stackctl.workflow;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.time.Duration;

/** Real time, for as long as the user wants to wait. */
public final class UserPace implements Pace, AutoCloseable {

    private final Interruption.Handling handling;
    private boolean unwilling;

    /** Waits from now on, until it is closed. */
    public UserPace(Interruption interruption) {
        handling = interruption.handle(this::end, this::end);
    }

    private synchronized void end() {
        unwilling = true;
        notifyAll();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public synchronized void pause(Duration duration) {
        long end = nanos() + duration.toNanos();
        try {
            for (long left = duration.toNanos(); !unwilling && left > 0; left = end - nanos()) {
                // In whole milliseconds, and never none, which would be for ever.
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
        if (unwilling) {
            throw new StackException(new Failure.Interrupted());
        }
    }

    @Override
    public void close() {
        handling.close();
    }
}
