package io.stackctl.services.gateway.balancing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether the machine of an instance still answers. One that has died says nothing: what waits on
 * an open connection would wait for ever, and only a new connection tells. One that does not come
 * about may be chance, or too much at once; two in a row are not.
 */
public final class Presence {
    private static final int ENOUGH = 2;

    /** From one look to the next, however many wait. */
    private static final Duration EACH = Duration.ofSeconds(1);

    private final AtomicLong looked = new AtomicLong(System.nanoTime() - EACH.toNanos());
    private volatile int unanswered;

    /** A connection came about, or was refused: by whom, does not matter. */
    public void answered() {
        unanswered = 0;
    }

    /** A connection did not come about in time, or there is no way there. */
    public void unanswered() {
        unanswered = Math.min(ENOUGH, unanswered + 1);
    }

    public boolean isGone() {
        return unanswered >= ENOUGH;
    }

    /** Whether it is the caller who is to look now. */
    public boolean isToBeLookedAt() {
        long now = System.nanoTime();
        long last = looked.get();
        return now - last >= EACH.toNanos() && looked.compareAndSet(last, now);
    }
}
