package load;

import module java.base;

import load.NastyServer.Answering;

/** The part of {@link LoadCheck} that is about what stays open. */
final class StreamCheck {

    private static final String UPGRADED = "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    private static final String STREAM = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private StreamCheck() {}

    static void run() throws Exception {
        sockets("ended={1012=", "a WebSocket that is closed by 1012", (_, _, out) -> !NastyServer.raw(UPGRADED + "\u0081\u00011\u0088\u0002\u0003\u00f4", out));
        sockets("ended={1006=", "a WebSocket that is cut", (_, _, out) -> !NastyServer.raw(UPGRADED + "\u0081\u00011", out));
        sockets("ended={1006=", "a WebSocket that is cut within a frame", (_, _, out) -> !NastyServer.raw(UPGRADED + "\u0081\u0009123", out));
        sockets("not-opened={5xx=", "a WebSocket that is not opened", (_, _, out) -> NastyServer.say("503 No", "", "", out));
        streams("ended={clean=", "a stream that ends well", (_, _, out) -> !NastyServer.raw(STREAM + event(1) + "0\r\n\r\n", out));
        streams("ended={cut=", "a stream that is cut", (_, _, out) -> !NastyServer.raw(STREAM + event(1), out));
        streams("lost=2, doubled=1", "events that are lost or come twice", (_, _, out) -> {
            NastyServer.raw(STREAM + event(1) + event(2) + event(5) + event(5), out);
            Thread.sleep(Duration.ofSeconds(2));
            return false;
        });
        streams("lost=1,", "an event that is lost between two streams", new Answering() {
            private final AtomicInteger times = new AtomicInteger();

            @Override
            public boolean to(String line, String body, OutputStream out) throws IOException, InterruptedException {
                if (times.incrementAndGet() > 1) {
                    NastyServer.raw(STREAM + event(3), out);
                    Thread.sleep(Duration.ofSeconds(2));
                    return false;
                }
                return !NastyServer.raw(STREAM + event(1) + "0\r\n\r\n", out);
            }
        });
    }

    private static String event(int id) {
        var event = "id: " + id + "\ndata: x\n\n";
        return Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
    }

    private static void sockets(String expected, String what, Answering answering) throws Exception {
        try (var server = new NastyServer(answering)) {
            check(expected, what, new Sockets(server.target(5000), 1));
        }
    }

    private static void streams(String expected, String what, Answering answering) throws Exception {
        try (var server = new NastyServer(answering)) {
            check(expected, what, new Streams(server.target(5000), 1));
        }
    }

    /** Waits until it is seen, for at most half a minute. */
    private static void check(String expected, String what, Lasting lasting) throws Exception {
        lasting.start();
        var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!lasting.figures().toString().contains(expected) && System.nanoTime() < until) {
            Thread.sleep(10);
        }
        lasting.stop();
        LoadCheck.expect(what, lasting.figures().toString().contains(expected), lasting.figures());
    }
}
