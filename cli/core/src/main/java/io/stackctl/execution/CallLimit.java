package io.stackctl.execution;

import io.stackctl.plan.Weight;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * How many engine calls are in flight at once. An engine does the most work with a few (measured: 4
 * to 8 on 2 cores); but calls that mostly wait for a program to end, such as a stop, give their
 * place to whoever waits for one, once a moment has passed in which no call ended: until then the
 * engine has its hands full with them.
 */
final class CallLimit {

    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(300);

    private final int limit;

    /** The places of slow calls that are under way, the oldest first. */
    private final Deque<Place> slow = new ArrayDeque<>();

    private int taken;
    private boolean lifted;
    private long lastEnd = System.nanoTime() - MOMENT;

    CallLimit(int limit) {
        this.limit = limit;
    }

    /** Blocks until there is room for an action. */
    synchronized Place take(Weight weight) throws InterruptedException {
        if (weight != Weight.CALL && weight != Weight.SLOW) {
            return new Place(false);
        }
        while (taken >= limit && !lifted) {
            long left = untilOneIsGivenAway();
            if (left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
        taken++;
        var place = new Place(true);
        if (weight == Weight.SLOW) {
            slow.add(place);
        }
        return place;
    }

    /** Lets nobody wait any more: nothing new is begun. */
    synchronized void lift() {
        lifted = true;
        notifyAll();
    }

    /** Gives a slow call's place away where its time has come, else says how long that takes. */
    private long untilOneIsGivenAway() {
        var oldest = slow.peek();
        if (oldest == null) {
            return Long.MAX_VALUE;
        }
        long now = System.nanoTime();
        long left = MOMENT - Math.min(now - oldest.since, now - lastEnd);
        if (left <= 0) {
            oldest.giveBack();
        }
        return left;
    }

    /** A call's place; closing it twice is harmless. */
    final class Place implements AutoCloseable {
        private final long since = System.nanoTime();
        private boolean held;

        private Place(boolean held) {
            this.held = held;
        }

        /** The call has ended. */
        @Override
        public void close() {
            synchronized (CallLimit.this) {
                lastEnd = System.nanoTime();
                giveBack();
            }
        }

        private void giveBack() {
            if (held) {
                held = false;
                taken--;
                slow.remove(this);
                CallLimit.this.notifyAll();
            }
        }
    }
}
