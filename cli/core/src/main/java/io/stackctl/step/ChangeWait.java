package io.stackctl.step;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.live.LiveStack;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for what the events of an engine change: it is looked at anew whenever one has come. */
final class ChangeWait {

    private final LiveStack live;

    ChangeWait(LiveStack live) {
        this.live = live;
    }

    /**
     * Looks until it finds something, at least once.
     *
     * @return what was found; empty when the time is over first
     * @throws StackException {@link Failure.Interrupted} when nobody has to wait any more
     */
    <T> Optional<T> find(Supplier<Optional<T>> look, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                // What changes while it looks is looked at again.
                long seen = live.changes();
                var found = look.get();
                long left = end - System.nanoTime();
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                if (!live.awaitChange(seen, Duration.ofNanos(left))) {
                    throw new StackException(new Failure.Interrupted());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }
}
