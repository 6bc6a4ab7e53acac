package io.stackctl.services.gateway.balancing;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import io.stackctl.services.http.Link;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One container at one port, with what is going on there. Whoever takes it out of the rotation and
 * then sees no open request can rely on it: {@link #claim} looks and counts under one lock.
 */
public final class Instance {
    /**
     * How long an instance that refused a connection is passed over, doubling with every refusal in
     * a row.
     */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private static final int MAX_DOUBLINGS = 5;

    /** Without another one, at least; an ejection that was longer is forgiven after as long. */
    private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(1);

    public static final int MAX_WEIGHT = 100;

    private final IdleLinks idle = new IdleLinks();
    private final OpenStreams streams = new OpenStreams();
    private final OpenStreams connections = new OpenStreams();
    private final OpenPaths paths = new OpenPaths();
    private final Outcomes outcomes = new Outcomes();
    private final AtomicLong failures = new AtomicLong();
    private final Presence presence = new Presence();
    private volatile int active;
    private volatile long requests;
    private volatile Backend backend;
    private volatile boolean drained;
    private volatile boolean excluded;
    private volatile boolean held;
    private volatile boolean stops;
    private volatile long stopsUntil;
    private volatile int weight = 1;
    private volatile int failuresInARow;
    private volatile long avoidedUntil;
    private volatile int ejections;
    private volatile int ejectionsInARow;
    private volatile long ejectedFrom;
    private volatile long ejectedUntil;

    public Instance(Backend backend) {
        this.backend = backend;
    }

    public Backend backend() {
        return backend;
    }

    /**
     * Takes over what the engine says now; connections to an instance that gets no more traffic are
     * closed.
     */
    synchronized void update(Backend now) {
        var before = backend;
        backend = now;
        if (now.readiness() != Readiness.READY || !now.address().equals(before.address())) {
            idle.clear();
            failuresInARow = 0;
            avoidedUntil = 0;
            presence.answered();
        }
    }

    /** The container is gone: requests under way end by themselves, nothing new begins. */
    void remove() {
        update(backend.gone());
    }

    public boolean accepts() {
        return backend.readiness() == Readiness.READY
                && !drained()
                && !held
                && weight > 0
                && !stopping();
    }

    /** Whether the machine that it is on still answers. */
    public Presence presence() {
        return presence;
    }

    public IdleLinks idle() {
        return idle;
    }

    /** Those of {@link #active} that are streams by now. */
    public OpenStreams streams() {
        return streams;
    }

    /**
     * Those of {@link #active} over which bytes are passed on: it is not known whether they end by
     * themselves, and so waited for like requests.
     */
    public OpenStreams connections() {
        return connections;
    }

    /** What those of {@link #active} that are no streams asked for. */
    public OpenPaths paths() {
        return paths;
    }

    /** Those of {@link #active} that are no streams: they end by themselves. */
    public int inFlight() {
        return Math.max(0, active - streams.count());
    }

    /** Counts a request on it, unless it takes none any more; then false, and nothing changes. */
    synchronized boolean claim() {
        if (!accepts()) {
            return false;
        }
        active++;
        requests++;
        return true;
    }

    /** Ends what {@link #claim} began. */
    public synchronized void release() {
        active--;
    }

    /** Keeps a connection for the next request, if there is to be one. */
    public synchronized void rest(Link link) {
        if (accepts()) {
            idle.put(link);
        } else {
            link.close();
        }
    }

    /** Requests that have been given to it and have not ended. */
    public int active() {
        return active;
    }

    public long requests() {
        return requests;
    }

    public long failures() {
        return failures.get();
    }

    public void failed() {
        failures.incrementAndGet();
        int doublings = Math.min(failuresInARow, MAX_DOUBLINGS);
        failuresInARow = doublings + 1;
        avoidedUntil = System.nanoTime() + (FIRST_PAUSE.toNanos() << doublings);
        idle.clear();
    }

    public void succeeded() {
        if (failuresInARow > 0) {
            failuresInARow = 0;
            avoidedUntil = 0;
        }
    }

    /** True while the last connections failed and for a pause after that, or while ejected. */
    public boolean avoided() {
        long now = System.nanoTime();
        return (failuresInARow > 0 && now - avoidedUntil < 0) || ejected(now);
    }

    long avoidedUntil() {
        return ejected(System.nanoTime()) ? ejectedUntil : avoidedUntil;
    }

    /** How its last requests went, see {@link Ejection}. */
    Outcomes outcomes() {
        return outcomes;
    }

    /** True while it is out of the rotation for failing more often than others. */
    public boolean ejected() {
        return ejected(System.nanoTime());
    }

    boolean ejected(long now) {
        return ejections > 0 && now - ejectedUntil < 0;
    }

    /** How often that has been so. */
    public int ejections() {
        return ejections;
    }

    /** Those that each came soon after the one before. */
    int ejectionsInARow(long now) {
        long since = now - ejectedUntil;
        boolean soon = since < Math.max(ejectedUntil - ejectedFrom, FORGIVEN_AFTER.toNanos());
        return ejections > 0 && soon ? ejectionsInARow : 0;
    }

    synchronized void eject(Duration time, long now) {
        ejectionsInARow = ejectionsInARow(now) + 1;
        ejectedFrom = now;
        ejectedUntil = now + time.toNanos();
        ejections++;
        outcomes.forget(now);
        idle.clear();
    }

    /** Whether nothing new begins on it, by an operator's call or by an order. */
    public boolean drained() {
        return drained || excluded;
    }

    /** Whether an operator has taken it out of the rotation. */
    public synchronized void drained(boolean value) {
        drained = value;
        if (value) {
            idle.clear();
        }
    }

    /** Whether the order of the moment names its container as drained. */
    synchronized void excluded(boolean value) {
        if (value && !excluded) {
            idle.clear();
        }
        excluded = value;
    }

    /** Whether requests to it wait: none begins on it meanwhile. */
    synchronized void held(boolean value) {
        if (value && !held) {
            idle.clear();
        }
        held = value;
    }

    /** Its process has been told to end, which takes no longer than this. */
    synchronized void stops(Duration longest) {
        stopsUntil = System.nanoTime() + longest.toNanos();
        stops = true;
        idle.clear();
    }

    synchronized void startedAgain() {
        stops = false;
    }

    /** True from the signal to stop until the process has ended, or has survived. */
    public boolean stopping() {
        return stops && System.nanoTime() - stopsUntil < 0;
    }

    public int weight() {
        return weight;
    }

    /** Its share relative to its neighbours, 0 to {@link #MAX_WEIGHT}; 0 gives it nothing. */
    public synchronized void weight(int value) {
        weight = value;
    }
}
