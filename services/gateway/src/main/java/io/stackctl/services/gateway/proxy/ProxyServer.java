package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.routing.AddressRanges;
import io.stackctl.services.gateway.routing.Arrival;
import io.stackctl.services.gateway.routing.EntryPoint.Protocol;
import io.stackctl.services.http.Acceptor;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.Connection;
import io.stackctl.services.http.HttpOutput;
import io.stackctl.services.http.ListeningPort;
import io.stackctl.services.http.Slots;
import io.stackctl.services.http.SocketWire;
import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;

/** Takes connections, and ends them all when it stops. */
public final class ProxyServer implements AutoCloseable {
    /**
     * A fifth of the heap: the rest is for what a connection has at least, for requests that are
     * held, 10 KiB each of which most is a thread's stack, and for garbage.
     */
    private static final long BUFFERS = Runtime.getRuntime().maxMemory() / 5;

    private final ProxyContext context;
    private final Acceptor acceptor;
    private final InsidePorts inside;

    public ProxyServer(
            Fleet fleet, Limits limits, AddressRanges trusted, AccessLog accessLog, Log log)
            throws IOException {
        this.context =
                new ProxyContext(
                        fleet,
                        new Slots(limits.connections(), limits.held(), trusted::contains),
                        new Budget(BUFFERS),
                        limits,
                        new Forwarded(trusted),
                        accessLog,
                        log,
                        this::draining);
        this.acceptor =
                new Acceptor(
                        context.slots(),
                        wire -> new ClientConnection(context, Arrival.WEB, wire),
                        wire -> refuse(wire, context.buffers()),
                        fault -> log.warn("cannot take connections", "reason", fault.getMessage()));
        this.inside = new InsidePorts(fleet, new ByName(), log);
    }

    private boolean draining() {
        return acceptor.draining();
    }

    /** Has services called by name at the port, whatever is spoken there at the moment. */
    private final class ByName implements InsidePorts.Listening {
        @Override
        public ListeningPort open(int port) throws IOException {
            return acceptor.open(
                    port,
                    wire -> connection(arrival(port, wire), wire),
                    wire -> {
                        if (protocol(arrival(port, wire)) == Protocol.HTTP) {
                            refuse(wire, context.buffers());
                        }
                    });
        }

        private Arrival.Inside arrival(int port, SocketWire wire) {
            return new Arrival.Inside(port, wire.local().getHostAddress());
        }

        private Connection connection(Arrival.Inside arrival, SocketWire wire) {
            return switch (protocol(arrival)) {
                case HTTP -> new ClientConnection(context, arrival, wire);
                case TCP -> new TcpConnection(context, arrival, wire);
            };
        }

        private Protocol protocol(Arrival.Inside arrival) {
            return context.fleet().routing().table().protocol(arrival);
        }

        @Override
        public void close(ListeningPort port) throws IOException {
            acceptor.close(port);
        }

        @Override
        public boolean over() {
            return acceptor.draining();
        }
    }

    private static void refuse(SocketWire wire, Budget buffers) {
        try {
            new ErrorPage(503, "too many connections")
                    .send(new HttpOutput(wire, buffers), null, false, true);
        } catch (IOException ignored) {
            // It has left already.
        }
    }

    /**
     * Opens the port, 0 for any free one, and begins to serve; from then on it also has the ports
     * open at which services are called by name.
     *
     * @param reserved ports that are for something else
     */
    public void start(int port, Integer... reserved) throws IOException {
        acceptor.start(port, () -> context.fleet().closeIdleLinks(true));
        var all = new HashSet<>(List.of(reserved));
        all.add(acceptor.port());
        inside.start(all);
    }

    /** What keeps services from being called by name, one line for each port. */
    public List<String> problems() {
        return inside.problems();
    }

    public int port() {
        return acceptor.port();
    }

    public int open() {
        return context.slots().taken();
    }

    /**
     * Stops accepting, lets open requests end and ends streams in the drain time, and closes what
     * is then still open.
     */
    @Override
    public void close() throws IOException {
        Thread.ofVirtual().name("streams").start(this::endStreams);
        acceptor.drain(context.limits().drain());
        context.fleet().closeIdleLinks(false);
    }

    private void endStreams() {
        try {
            context.fleet().endStreams(context.limits().drain());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
