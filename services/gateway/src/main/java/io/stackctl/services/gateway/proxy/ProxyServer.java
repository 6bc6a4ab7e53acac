package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.http.Budget;
import io.stackctl.services.gateway.http.HttpOutput;
import io.stackctl.services.gateway.http.SocketWire;
import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes connections, and ends them all when it stops. */
public final class ProxyServer implements AutoCloseable {
    /** A third of the heap: the rest is for what a connection has at least, and for garbage. */
    private static final long BUFFERS = Runtime.getRuntime().maxMemory() / 3;

    private static final int BACKLOG = 1024;
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Fleet fleet;
    private final Limits limits;
    private final ProxyContext context;
    private final ServerSocket listener = new ServerSocket();
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    public ProxyServer(
            Fleet fleet, Limits limits, TrustedPeers trusted, AccessLog accessLog, Log log)
            throws IOException {
        this.fleet = fleet;
        this.limits = limits;
        this.context =
                new ProxyContext(
                        fleet,
                        new Budget(BUFFERS),
                        limits,
                        new Forwarded(trusted),
                        accessLog,
                        log,
                        () -> draining);
    }

    /** Opens the port, 0 for any free one, and begins to serve. */
    public void start(int port) throws IOException {
        listener.setReceiveBufferSize(SocketWire.KERNEL_BUFFER);
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(port), BACKLOG);
        Thread.ofVirtual().name("accept").start(this::accept);
        Thread.ofVirtual().name("sweep").start(this::sweep);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public int open() {
        return connections.size();
    }

    private void accept() {
        boolean told = false;
        while (!draining) {
            try {
                serve(listener.accept());
                told = false;
            } catch (IOException e) {
                // Closed by a stop, or out of file descriptors: then others have to end first.
                if (!draining && !told) {
                    context.log().warn("cannot take connections", "reason", e.getMessage());
                    told = true;
                }
                pause(Duration.ofMillis(20));
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        var wire = SocketWire.accepted(socket);
        if (connections.size() >= limits.connections() && !closeLongestIdle()) {
            refuse(wire);
            return;
        }
        var self = new ClientConnection[1];
        var connection = new ClientConnection(context, wire, () -> connections.remove(self[0]));
        self[0] = connection;
        connections.add(connection);
        Thread.ofVirtual().start(connection);
    }

    private boolean closeLongestIdle() {
        return connections.stream()
                .filter(ClientConnection::idle)
                .min(Comparator.comparingLong(ClientConnection::idleSince))
                .map(ClientConnection::closeIfIdle)
                .orElse(false);
    }

    private void refuse(SocketWire wire) throws IOException {
        try (wire) {
            new ErrorPage(503, "too many connections")
                    .send(new HttpOutput(wire, context.buffers()), null, false, true);
        }
    }

    private void sweep() {
        while (!draining) {
            pause(SWEEP);
            connections.stream().filter(ClientConnection::stalled).forEach(ClientConnection::close);
            fleet.closeIdleLinks(true);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops accepting, lets open requests end in the drain time, and closes what is then still
     * open.
     */
    @Override
    public void close() throws IOException {
        draining = true;
        listener.close();
        long until = System.nanoTime() + limits.drain().toNanos();
        while (!connections.isEmpty() && System.nanoTime() - until < 0) {
            connections.forEach(ClientConnection::closeIfIdle);
            pause(Duration.ofMillis(20));
        }
        connections.forEach(ClientConnection::close);
        fleet.closeIdleLinks(false);
    }
}
