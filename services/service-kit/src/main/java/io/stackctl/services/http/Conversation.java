package io.stackctl.services.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** One client: request after request, until either side has enough. */
public abstract class Conversation implements Connection {
    private static final Duration LINGER = Duration.ofSeconds(1);

    /** A request that has just begun is over soon, as most are. */
    private static final Duration BRIEF = Duration.ofMillis(200);

    /** What a request takes beside its bytes, in bytes that could be passed on meanwhile. */
    private static final int COST_OF_REQUEST = 8 * 1024;

    private final SocketWire wire;
    private final Link link;
    private final Times times;
    private final AtomicBoolean idle = new AtomicBoolean(true);
    private volatile long since = System.nanoTime();

    protected Conversation(SocketWire wire, Budget buffers, Times times) {
        this.wire = wire;
        this.link = Link.of(wire, buffers);
        this.times = times;
    }

    /** Answers a request; true when the connection can take another one. */
    protected abstract boolean answer(RequestHead head) throws IOException, InterruptedException;

    /** Sends why a head was not taken. The connection ends with it. */
    protected abstract void refuse(Refusal refusal) throws IOException;

    /**
     * True while the request waits for nobody but its client, so that its place may soon be free.
     */
    protected boolean isNew() {
        return false;
    }

    /** True while a response is on its way: when nothing moves then, nobody waits for an answer. */
    protected abstract boolean streams();

    protected final Link link() {
        return link;
    }

    @Override
    public final void run() {
        try (link) {
            boolean open = true;
            while (open && awaitRequest()) {
                open = serve();
                wire.worked(COST_OF_REQUEST);
            }
        } catch (IOException ignored) {
            // The client has left, or there is no more to say in the middle of a response: closing
            // is all that is left to do.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitRequest() throws IOException {
        if (link.in().buffered() > 0) {
            return true;
        }
        link.rest();
        link.in().eachWithin(times.idle());
        since = System.nanoTime();
        idle.set(true);
        try {
            // Whoever wins the flag decides: this request, or the one that closes idle connections.
            return link.in().fill() && idle.compareAndSet(true, false);
        } catch (SocketTimeoutException ignored) {
            // It had nothing more to ask for as long as connections may rest.
            return false;
        }
    }

    private boolean serve() throws IOException, InterruptedException {
        since = System.nanoTime();
        RequestHead head;
        try {
            link.in().within(times.header());
            head = HeadReader.request(link.in());
            link.in().paced(times.body());
        } catch (SocketTimeoutException e) {
            turnAway(new Refusal(408, "the request head did not come in time"));
            return false;
        } catch (Refusal refusal) {
            turnAway(refusal);
            return false;
        }
        return answer(head);
    }

    private void turnAway(Refusal refusal) throws IOException {
        refuse(refusal);
        linger();
    }

    /**
     * Lets the client read the response before the connection goes: closing with unread bytes makes
     * the kernel reset it, and the response would be lost.
     */
    protected final void linger() throws IOException {
        link.out().flush();
        wire.endOutput();
        link.in().within(LINGER);
        while (link.in().fill()) {
            link.in().consume(link.in().buffered());
        }
    }

    @Override
    public final InetAddress peer() {
        return wire.peer();
    }

    @Override
    public final Slots.Use use() {
        long now = System.nanoTime();
        if (idle.get()) {
            // What has been said is a request, be it that nobody has come to read it.
            return wire.awaitsPeer() ? Slots.Use.RESTING : Slots.Use.BUSY;
        }
        if (Math.max(link.in().behind(now), wire.writing(now)) > times.slow().toNanos()) {
            return Slots.Use.SLOW;
        }
        return streams() && now - wire.lastMoved() > times.quiet().toNanos()
                ? Slots.Use.QUIET
                : Slots.Use.BUSY;
    }

    @Override
    public final boolean isBrief() {
        // By the clock alone, a machine that has no time for anybody would have no place either.
        return (idle.get() || isNew())
                ? !wire.awaitsPeer()
                : System.nanoTime() - since < BRIEF.toNanos();
    }

    @Override
    public final long since() {
        return streams() ? wire.lastMoved() : since;
    }

    @Override
    public final boolean leave(Slots.Use use) {
        if (use == Slots.Use.RESTING) {
            return closeIfIdle();
        }
        close();
        return true;
    }

    /** Closes it if it waits for a request; false when one is under way. */
    @Override
    public final boolean closeIfIdle() {
        boolean closed = idle.compareAndSet(true, false);
        if (closed) {
            link.close();
        }
        return closed;
    }

    /** True when the client has stopped taking what is sent to it. */
    @Override
    public boolean overdue() {
        return wire.writing(System.nanoTime()) > times.body().toNanos();
    }

    /** How long nothing has moved, in either direction. */
    protected final Duration still() {
        return Duration.ofNanos(System.nanoTime() - wire.lastMoved());
    }

    @Override
    public final void close() {
        link.close();
    }
}
