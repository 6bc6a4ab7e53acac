package io.stackctl.services.gateway.balancing;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Requests to one unit that wait until it is not held any more, in the order in which they came.
 * The first one goes on, and by leaving lets the next one be the first.
 */
public final class WaitingRoom {
    private final Set<Ticket> tickets = new LinkedHashSet<>();

    /** One request's place in the line; to be closed when it is with an instance, or given up. */
    public final class Ticket implements AutoCloseable {
        private final Semaphore looks = new Semaphore(0);

        private Ticket() {}

        /** True when nobody is before it. */
        public boolean isFirst() {
            synchronized (WaitingRoom.this) {
                return tickets.isEmpty() || tickets.iterator().next().equals(this);
            }
        }

        /** Waits until there may be something new, or for as long as said. */
        public void await(Duration longest) throws InterruptedException {
            if (looks.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                looks.drainPermits();
            }
        }

        @Override
        public void close() {
            synchronized (WaitingRoom.this) {
                tickets.remove(this);
            }
            wakeFirst();
        }
    }

    /** Takes a place at the end of the line. */
    public Ticket enter() {
        var ticket = new Ticket();
        synchronized (this) {
            tickets.add(ticket);
        }
        return ticket;
    }

    /** Requests that wait. */
    public synchronized int count() {
        return tickets.size();
    }

    /** Lets the first one see what has changed: the others wait for it anyway. */
    void wakeFirst() {
        Ticket first;
        synchronized (this) {
            if (tickets.isEmpty()) {
                return;
            }
            first = tickets.iterator().next();
        }
        first.looks.release();
    }
}
