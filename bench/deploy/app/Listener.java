package app;

import module java.base;

/** Accepts connections, a virtual thread each, until it is closed; then those that wait for a request are closed too. */
final class Listener implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final ServerSocket server = new ServerSocket();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Routes routes;
    private final Life life;

    Listener(int port, Routes routes, Life life) throws IOException {
        this.routes = routes;
        this.life = life;
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(port), BACKLOG);
    }

    void run() throws IOException {
        while (true) {
            Socket socket;
            try {
                socket = server.accept();
            } catch (SocketException e) {
                if (server.isClosed()) {
                    return;
                }
                throw e;
            }
            socket.setTcpNoDelay(true);
            var connection = new Connection(socket, routes, life);
            connections.add(connection);
            Thread.startVirtualThread(() -> {
                connection.run();
                connections.remove(connection);
            });
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException _) {
            // Nothing is accepted any more, whatever the cause.
        }
        connections.forEach(Connection::closeIfIdle);
    }
}
