package io.stackctl.services.gateway.balancing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What has become of the requests that one revision of a service got, since the gateway began. */
public final class Counters {
    private static final int CLASSES = 5;

    /** The status that stands for a client which did not wait. */
    private static final int CLIENT_GONE = 499;

    private final AtomicLongArray answers = new AtomicLongArray(CLASSES);
    private final AtomicLong clientsGone = new AtomicLong();
    private final AtomicLong connectFailures = new AtomicLong();
    private final AtomicLong noAnswers = new AtomicLong();
    private final AtomicLong timeouts = new AtomicLong();
    private final AtomicLong cuts = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong panics = new AtomicLong();
    private final AtomicLong ejections = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final Latency latency = new Latency();

    /** A request has ended with this status, of the instance's or the gateway's own. */
    public void ended(int status) {
        requests.incrementAndGet();
        if (status == CLIENT_GONE) {
            clientsGone.incrementAndGet();
        } else if (status >= 100 && status < 100 * (CLASSES + 1)) {
            answers.incrementAndGet(status / 100 - 1);
        }
    }

    /** An instance took no connection. */
    public void connectFailed() {
        connectFailures.incrementAndGet();
    }

    /** An instance ended the connection that a request was sent over, and said nothing. */
    public void gotNoAnswer() {
        noAnswers.incrementAndGet();
    }

    /** An instance did not begin its answer in time. */
    public void timedOut() {
        timeouts.incrementAndGet();
    }

    /** An instance broke off an answer. */
    public void cut() {
        cuts.incrementAndGet();
    }

    /** An instance was taken out of the rotation, for failing more often than others. */
    void ejected() {
        ejections.incrementAndGet();
    }

    /** Another revision stood in for this one, which had no instance. */
    public void panicked() {
        panics.incrementAndGet();
    }

    /** A request is with an instance; {@link #left} ends it. */
    public void entered() {
        open.incrementAndGet();
    }

    public void left() {
        open.decrementAndGet();
    }

    /** An answer has become a WebSocket or a stream of events; {@link #streamEnded} ends it. */
    public void streamBegan() {
        streams.incrementAndGet();
    }

    public void streamEnded() {
        streams.decrementAndGet();
    }

    /** From the choice of an instance to the head of its answer. */
    public Latency latency() {
        return latency;
    }

    /** Requests by the first digit of their status, from 1 to 5. */
    public long answers(int statusClass) {
        return answers.get(statusClass - 1);
    }

    /** All that have ended. */
    public long requests() {
        return requests.get();
    }

    public long clientsGone() {
        return clientsGone.get();
    }

    public long connectFailures() {
        return connectFailures.get();
    }

    public long noAnswers() {
        return noAnswers.get();
    }

    public long timeouts() {
        return timeouts.get();
    }

    public long cuts() {
        return cuts.get();
    }

    public long ejections() {
        return ejections.get();
    }

    public long panics() {
        return panics.get();
    }

    public int open() {
        return open.get();
    }

    public int streams() {
        return streams.get();
    }
}
