package load;

import module java.base;

/** A server that answers every request in the way that a check wants to see counted. */
final class NastyServer implements AutoCloseable {

    /** What it does with one request; false when the connection is to end. */
    interface Answering {
        boolean to(String line, String body, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    private final Answering answering;
    final AtomicBoolean resets = new AtomicBoolean();

    NastyServer(Answering answering) throws IOException {
        this.answering = answering;
        Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    var socket = server.accept();
                    Thread.startVirtualThread(() -> serve(socket));
                }
            } catch (IOException _) {
                // Closed.
            }
        });
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var out = socket.getOutputStream();
            String line;
            while ((line = in.readLine()) != null) {
                int length = 0;
                for (var field = in.readLine(); field != null && !field.isEmpty(); field = in.readLine()) {
                    length = field.startsWith("Content-Length:") ? Integer.parseInt(field.substring(15).strip()) : length;
                }
                var body = new char[length];
                if (in.read(body) < length || !answering.to(line, new String(body), out)) {
                    // A close with nothing left to wait for is a reset.
                    socket.setSoLinger(resets.get(), 0);
                    return;
                }
            }
        } catch (IOException | InterruptedException _) {
            // The client has gone.
        }
    }

    Target target(int timeout) {
        return new Target("127.0.0.1", server.getLocalPort(), timeout);
    }

    /** An answer that a request of the load is content with. */
    static boolean well(String line, OutputStream out) throws IOException {
        var id = line.replaceAll("^.*id=|[ &].*$", "");
        return say("200 OK", "X-Version: 1\r\n", "{\"version\":\"1\",\"request\":\"" + id + "\"}", out);
    }

    static boolean say(String status, String fields, String body, OutputStream out) throws IOException {
        return raw("HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: " + body.length() + "\r\n\r\n" + body, out);
    }

    static boolean raw(String bytes, OutputStream out) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return true;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
