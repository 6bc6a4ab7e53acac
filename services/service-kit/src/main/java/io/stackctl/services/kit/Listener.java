package io.stackctl.services.kit;

import io.stackctl.services.http.Acceptor;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.HttpOutput;
import io.stackctl.services.http.Slots;
import io.stackctl.services.http.SocketWire;
import io.stackctl.services.http.Times;
import java.io.IOException;
import java.time.Duration;

/**
 * The HTTP server: one virtual thread a connection, errors as JSON. How many connections there may
 * be, and what all of them together may keep, follows from the heap.
 */
final class Listener {
    /** Of the heap; the rest is for what the service itself keeps, and for garbage. */
    private static final int BUFFERS_SHARE = 6;

    private static final long HEAP_PER_CONNECTION = 128 << 10;
    private static final int MOST_CONNECTIONS = 1000;

    private static final Times TIMES =
            new Times(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));

    private final OpenRequests open = new OpenRequests();
    private final Acceptor acceptor;

    /**
     * Opens the port and starts to answer.
     *
     * @throws IOException when the port is taken or not allowed
     */
    Listener(Port port, Handler handler, long bodyLimit, Log log) throws IOException {
        this(port, handler, bodyLimit, log, Runtime.getRuntime().maxMemory(), TIMES);
    }

    /** As above, for a heap of so many bytes. */
    Listener(Port port, Handler handler, long bodyLimit, Log log, long heap, Times times)
            throws IOException {
        var budget = new Budget(heap / BUFFERS_SHARE);
        int connections = Math.clamp(heap / HEAP_PER_CONNECTION, 1, MOST_CONNECTIONS);
        acceptor =
                new Acceptor(
                        new Slots(connections, _ -> false),
                        wire ->
                                new Dialogue(
                                        wire,
                                        times,
                                        handler,
                                        bodyLimit,
                                        budget,
                                        open,
                                        this::draining,
                                        log),
                        wire -> refuse(wire, budget),
                        fault -> log.warn("cannot take connections", "reason", fault.getMessage()));
        acceptor.start(port.number(), () -> {});
    }

    /** True when open requests are to end. */
    boolean draining() {
        return acceptor.draining();
    }

    private static void refuse(SocketWire wire, Budget budget) {
        try {
            Transmission.refuse(new HttpOutput(wire, budget), 503, "too many connections");
        } catch (IOException _) {
            // It has left already.
        }
    }

    int port() {
        return acceptor.port();
    }

    int openRequests() {
        return open.count();
    }

    /**
     * Stops accepting, ends event streams, and waits until open requests are answered, at most as
     * long as given.
     */
    void stop(Duration atMost) {
        open.endStreams();
        try {
            acceptor.drain(atMost);
        } catch (IOException _) {
            // Of a port that cannot be closed, there is nobody to tell.
        }
    }
}
