package app;

import module java.base;

/** One client's connection: requests one after another, until either side has had enough. */
final class Connection {

    private final Socket socket;
    private final Routes routes;
    private final Life life;
    private boolean idle = true;

    Connection(Socket socket, Routes routes, Life life) {
        this.socket = socket;
        this.routes = routes;
        this.life = life;
    }

    void run() {
        try (socket;
                var in = new BufferedInputStream(socket.getInputStream());
                var out = new BufferedOutputStream(socket.getOutputStream(), 16384)) {
            Request request;
            while ((request = Request.read(in)) != null) {
                idle(false);
                life.begin(request);
                boolean more;
                try {
                    more = routes.answer(request, in, out) && !request.last();
                } finally {
                    life.end(request);
                }
                if (!more) {
                    return;
                }
                idle(true);
            }
        } catch (IOException | InterruptedException _) {
            // The client is gone, or sends what is no request.
        }
    }

    private synchronized void idle(boolean now) {
        idle = now;
    }

    synchronized void closeIfIdle() {
        if (idle) {
            try {
                socket.close();
            } catch (IOException _) {
                // It is gone.
            }
        }
    }
}
