package app;

import module java.base;

/** A WebSocket on which a number arrives every tenth of a second: 1, 2, 3 …, anew for each connection. */
final class Counter {

    /** RFC 6455, 1.3. */
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int GOING_AWAY = 1001;

    private Counter() {}

    static void serve(Request request, InputStream in, OutputStream out, Life life, String fields) throws IOException, InterruptedException {
        var head = "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + fields + "Sec-WebSocket-Accept: "
                + accept(request.fields().getOrDefault("sec-websocket-key", "")) + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        var closed = new AtomicBoolean();
        var writer = Thread.startVirtualThread(() -> count(out, life, closed));
        try {
            while (listen(in, out, closed)) {
                // Until the client says goodbye or is gone.
            }
        } finally {
            closed.set(true);
            writer.join();
        }
    }

    private static void count(OutputStream out, Life life, AtomicBoolean closed) {
        try {
            for (int n = 1; !closed.get(); n++) {
                if (life.finishing()) {
                    send(out, CLOSE, new byte[] {(byte) (GOING_AWAY >> 8), (byte) GOING_AWAY});
                    return;
                }
                send(out, TEXT, Integer.toString(n).getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException _) {
            // The reader notices too.
        }
    }

    /** Reads one frame, which is masked, as a client's have to be; false after a goodbye. */
    private static boolean listen(InputStream in, OutputStream out, AtomicBoolean closed) throws IOException {
        int first = in.read();
        int length = in.read() & 0x7f;
        if (first < 0 || length > 125) {
            return false;
        }
        var mask = in.readNBytes(4);
        var payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        if ((first & 15) == PING) {
            send(out, PONG, payload);
        } else if ((first & 15) == CLOSE) {
            closed.set(true);
            send(out, CLOSE, payload);
            return false;
        }
        return true;
    }

    private static void send(OutputStream out, int opcode, byte[] payload) throws IOException {
        synchronized (out) {
            out.write(0x80 | opcode);
            out.write(payload.length);
            out.write(payload);
            out.flush();
        }
    }

    private static String accept(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
