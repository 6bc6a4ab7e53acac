package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.routing.AddressRanges;
import io.stackctl.services.http.Acceptor;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.HttpOutput;
import io.stackctl.services.http.Slots;
import io.stackctl.services.http.SocketWire;
import io.stackctl.services.kit.Log;
import java.io.IOException;

/** Takes connections, and ends them all when it stops. */
public final class ProxyServer implements AutoCloseable {
    /**
     * A fifth of the heap: the rest is for what a connection has at least, for requests that are
     * held, 10 KiB each of which most is a thread's stack, and for garbage.
     */
    private static final long BUFFERS = Runtime.getRuntime().maxMemory() / 5;

    private final Fleet fleet;
    private final Limits limits;
    private final Slots slots;
    private final Acceptor acceptor;

    public ProxyServer(
            Fleet fleet, Limits limits, AddressRanges trusted, AccessLog accessLog, Log log)
            throws IOException {
        this.fleet = fleet;
        this.limits = limits;
        this.slots = new Slots(limits.connections(), limits.held(), trusted::contains);
        var buffers = new Budget(BUFFERS);
        var context =
                new ProxyContext(
                        fleet,
                        slots,
                        buffers,
                        limits,
                        new Forwarded(trusted),
                        accessLog,
                        log,
                        this::draining);
        this.acceptor =
                new Acceptor(
                        slots,
                        wire -> new ClientConnection(context, wire),
                        wire -> refuse(wire, buffers),
                        fault -> log.warn("cannot take connections", "reason", fault.getMessage()));
    }

    private boolean draining() {
        return acceptor.draining();
    }

    private static void refuse(SocketWire wire, Budget buffers) {
        try {
            new ErrorPage(503, "too many connections")
                    .send(new HttpOutput(wire, buffers), null, false, true);
        } catch (IOException ignored) {
            // It has left already.
        }
    }

    /** Opens the port, 0 for any free one, and begins to serve. */
    public void start(int port) throws IOException {
        acceptor.start(port, () -> fleet.closeIdleLinks(true));
    }

    public int port() {
        return acceptor.port();
    }

    public int open() {
        return slots.taken();
    }

    /**
     * Stops accepting, lets open requests end and ends streams in the drain time, and closes what
     * is then still open.
     */
    @Override
    public void close() throws IOException {
        Thread.ofVirtual().name("streams").start(this::endStreams);
        acceptor.drain(limits.drain());
        fleet.closeIdleLinks(false);
    }

    private void endStreams() {
        try {
            fleet.endStreams(limits.drain());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
