package io.stackctl.services.http;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes connections at one port or several, as many as there are {@link Slots}, each on a virtual
 * thread of its own; and ends them all when it stops.
 */
public final class Acceptor {
    private static final Duration SWEEP = Duration.ofSeconds(1);

    /** How often a newcomer looks whether there is a place by now, half a second in all. */
    private static final int LOOKS = 50;

    private static final Duration LOOK = Duration.ofMillis(10);

    /**
     * A connection that rests is closed so long after the stop began: whoever asks on it meanwhile
     * is answered, and told that it was the last time.
     */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Slots slots;
    private final ListeningPort main;
    private final Consumer<IOException> fault;
    private final Set<ListeningPort> others = new LinkedHashSet<>();
    private volatile boolean draining;

    /**
     * Opens nothing yet.
     *
     * @param refusal tells a client that there is no place for it; the connection is then closed
     * @param fault hears why connections cannot be taken, once until that is over
     */
    public Acceptor(
            Slots slots,
            Function<SocketWire, ? extends Connection> connections,
            Consumer<SocketWire> refusal,
            Consumer<IOException> fault)
            throws IOException {
        this.slots = slots;
        this.fault = fault;
        this.main = port(connections, refusal);
    }

    private ListeningPort port(
            Function<SocketWire, ? extends Connection> connections, Consumer<SocketWire> refusal)
            throws IOException {
        return new ListeningPort(
                (port, wire) -> serve(port, wire, connections.apply(wire), refusal), fault);
    }

    /**
     * Opens the port, 0 for any free one, and begins to serve; {@code sweep} is run each second.
     */
    public void start(int port, Runnable sweep) throws IOException {
        main.open(port);
        Thread.ofVirtual().name("sweep").start(() -> sweep(sweep));
    }

    public int port() {
        return main.number();
    }

    /**
     * Opens one more port, whose connections share the places with all others, and end with them.
     *
     * @param refusal as for the first one
     * @throws IOException when the port is taken or not allowed, or everything is to end
     */
    public ListeningPort open(
            int port,
            Function<SocketWire, ? extends Connection> connections,
            Consumer<SocketWire> refusal)
            throws IOException {
        var opened = port(connections, refusal);
        synchronized (others) {
            if (draining) {
                throw new IOException("no more ports are opened");
            }
            opened.open(port);
            others.add(opened);
        }
        return opened;
    }

    /** Closes such a port, as soon as nobody waits there; its connections go on. */
    public void close(ListeningPort opened) throws IOException {
        synchronized (others) {
            others.remove(opened);
        }
        opened.close();
    }

    /** True when it takes no more connections, and those that are there are to end. */
    public boolean draining() {
        return draining;
    }

    private void serve(
            ListeningPort port,
            SocketWire wire,
            Connection connection,
            Consumer<SocketWire> refusal) {
        if (!admits(port, connection)) {
            try (wire) {
                refusal.accept(wire);
            }
            return;
        }
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        connection.run();
                    } finally {
                        slots.release(connection);
                    }
                });
    }

    /** In a rush, those that are in come first, and the kernel keeps the others meanwhile. */
    private boolean admits(ListeningPort port, Connection newcomer) {
        for (int i = 0; !slots.admit(newcomer); i++) {
            if (i == LOOKS || port.closing() || !slots.mayHaveRoomSoon()) {
                return false;
            }
            ListeningPort.pause(LOOK);
        }
        return true;
    }

    private void sweep(Runnable more) {
        while (!draining) {
            ListeningPort.pause(SWEEP);
            for (var occupant : slots.occupants()) {
                if (occupant instanceof Connection connection && connection.overdue()) {
                    connection.close();
                }
            }
            more.run();
        }
    }

    /**
     * Takes no more connections, lets open requests end in the time given, and closes what is then
     * still open.
     */
    public void drain(Duration atMost) throws IOException {
        long begin = System.nanoTime();
        List<ListeningPort> opened;
        synchronized (others) {
            draining = true;
            opened = List.copyOf(others);
        }
        opened.forEach(ListeningPort::beginToClose);
        main.close();
        for (var port : opened) {
            close(port);
        }
        while (slots.taken() > 0 && System.nanoTime() - begin < atMost.toNanos()) {
            if (System.nanoTime() - begin > LAST_WORDS.toNanos()) {
                closeConnections(true);
            }
            ListeningPort.pause(Duration.ofMillis(20));
        }
        closeConnections(false);
    }

    private void closeConnections(boolean onlyIdle) {
        for (var occupant : slots.occupants()) {
            if (occupant instanceof Connection connection) {
                if (onlyIdle) {
                    connection.closeIfIdle();
                } else {
                    connection.close();
                }
            }
        }
    }
}
