package app;

import module java.base;

/**
 * Server-sent events: one every tenth of a second, the same for all instances, with the number of that tenth as its id. A client that
 * comes back with {@code Last-Event-ID} gets what it has missed, of a minute at most: so no event is lost to those who come back in time.
 */
final class Feed {

    private static final int EVENT_MILLIS = 100;
    private static final int MOST_MISSED = 600;

    private Feed() {}

    /** False when the connection is done with. */
    static boolean serve(Request request, OutputStream out, Life life, String fields) throws IOException, InterruptedException {
        out.write(("HTTP/1.1 200 Said\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nTransfer-Encoding: chunked\r\n" + fields + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        chunk(out, "retry: 200\n\n");
        long next = Long.parseLong(request.fields().getOrDefault("last-event-id", "0")) + 1;
        next = Math.max(next, next == 1 ? now() : now() - MOST_MISSED);
        while (!life.finishing()) {
            while (next <= now()) {
                chunk(out, "id: " + next + "\ndata: x\n\n");
                next++;
            }
            Thread.sleep(EVENT_MILLIS - System.currentTimeMillis() % EVENT_MILLIS);
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return false;
    }

    private static long now() {
        return System.currentTimeMillis() / EVENT_MILLIS;
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        out.write((Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
