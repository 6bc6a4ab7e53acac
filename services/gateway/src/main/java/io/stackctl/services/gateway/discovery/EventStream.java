package io.stackctl.services.gateway.discovery;

import io.stackctl.services.http.Body;
import io.stackctl.services.http.Link;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The engine's events, one JSON object a line. */
public final class EventStream implements AutoCloseable {
    private final Link link;
    private final Body body;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int ready;

    EventStream(Link link, Body body) {
        this.link = link;
        this.body = body;
    }

    /** Waits for the next event; {@link EOFException} when the engine ends the stream. */
    public Answer next() throws IOException {
        while (true) {
            if (ready == 0) {
                ready = body.await();
                if (ready < 0) {
                    throw new EOFException("the engine ended the stream of events");
                }
            }
            for (int i = 0; i < ready; i++) {
                if (link.in().array()[link.in().position() + i] == '\n') {
                    take(i);
                    body.consume(1);
                    ready--;
                    var text = line.toString(StandardCharsets.UTF_8);
                    line.reset();
                    return Answer.parse(text);
                }
            }
            take(ready);
        }
    }

    private void take(int bytes) {
        line.write(link.in().array(), link.in().position(), bytes);
        body.consume(bytes);
        ready -= bytes;
    }

    @Override
    public void close() {
        link.close();
    }
}
