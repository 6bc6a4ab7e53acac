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

    /** Of the line so far, in bytes, kept or not. */
    private long length;

    private int ready;

    EventStream(Link link, Body body) {
        this.link = link;
        this.body = body;
    }

    /**
     * Waits for the next event; {@link EOFException} when the engine ends the stream. An event has
     * all labels of its container: one that is longer than what is read of a container is passed
     * over, as that is.
     */
    public Answer next() throws IOException {
        while (true) {
            if (ready == 0) {
                ready = body.await();
                if (ready < 0) {
                    throw new EOFException("the engine ended the stream of events");
                }
            }
            int end = lineEnd();
            take(end < 0 ? ready : end);
            if (end >= 0) {
                body.consume(1);
                ready--;
                var text = line.toString(StandardCharsets.UTF_8);
                boolean whole = length <= EngineApi.LONGEST_CONTAINER;
                line.reset();
                length = 0;
                if (whole) {
                    return Answer.parse(text);
                }
            }
        }
    }

    /** How many bytes are before it; -1 where it has not come. */
    private int lineEnd() {
        for (int i = 0; i < ready; i++) {
            if (link.in().array()[link.in().position() + i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void take(int bytes) {
        length += bytes;
        if (length <= EngineApi.LONGEST_CONTAINER) {
            line.write(link.in().array(), link.in().position(), bytes);
        }
        body.consume(bytes);
        ready -= bytes;
    }

    @Override
    public void close() {
        link.close();
    }
}
