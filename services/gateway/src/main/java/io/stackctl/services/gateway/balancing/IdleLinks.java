package io.stackctl.services.gateway.balancing;

import io.stackctl.services.http.Link;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections to one instance that wait for the next request; the one used last is used next. */
public final class IdleLinks {
    private static final int CAPACITY = 16;

    /**
     * Below the idle timeouts common among servers (5 s in Node.js), so that few connections end
     * under a request.
     */
    private static final Duration MAX_IDLE = Duration.ofSeconds(4);

    private record Resting(Link link, long since) {
        boolean expired() {
            return System.nanoTime() - since > MAX_IDLE.toNanos();
        }
    }

    private final ArrayDeque<Resting> resting = new ArrayDeque<>();

    /**
     * The one used last; null when there is none. One with something to read is closed: whatever it
     * is, it would be taken for the answer to the next request, of whichever client.
     */
    public synchronized @Nullable Link take() {
        while (true) {
            var last = resting.pollLast();
            if (last == null) {
                return null;
            }
            if (last.expired()) {
                last.link().close();
                clear();
                return null;
            }
            if (!last.link().wire().hasInput()) {
                return last.link();
            }
            last.link().close();
        }
    }

    /** Keeps a connection, or closes it when enough are kept. */
    public synchronized void put(Link link) {
        if (resting.size() == CAPACITY) {
            link.close();
            return;
        }
        link.rest();
        resting.addLast(new Resting(link, System.nanoTime()));
    }

    public synchronized void clear() {
        resting.forEach(waiting -> waiting.link().close());
        resting.clear();
    }

    /** Closes those that have waited too long. */
    synchronized void expire() {
        List<Resting> old = new ArrayList<>();
        while (!resting.isEmpty() && resting.peekFirst().expired()) {
            old.add(resting.removeFirst());
        }
        old.forEach(waiting -> waiting.link().close());
    }
}
