package io.stackctl.services.kit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One caller of server-sent events (WHATWG HTML, 9.2). */
public final class EventStream {
    private final OutputStream out;

    /** Sends to whoever reads the stream's other end. */
    public EventStream(OutputStream out) {
        this.out = out;
    }

    /**
     * Sends one event and flushes it.
     *
     * @param name what the page's {@code addEventListener} takes, such as {@code tally}
     * @param value printed as JSON, on one line
     * @throws IOException when the caller has left
     */
    public void send(String name, @Nullable Object value) throws IOException {
        write("event: " + name + "\ndata: " + Json.print(value) + "\n\n");
    }

    /**
     * Sends nothing that the page would see: keeps proxies from closing a quiet stream.
     *
     * @throws IOException when the caller has left
     */
    public void keepAlive() throws IOException {
        write(":\n\n");
    }

    private synchronized void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
