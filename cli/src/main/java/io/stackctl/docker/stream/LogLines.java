package io.stackctl.docker.stream;

import io.stackctl.engine.Containers.LogConsumer;
import io.stackctl.event.Event.Stream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a log line by line. */
public final class LogLines {

    private LogLines() {}

    /**
     * Hands on every line until the stream ends.
     *
     * @param terminal whether the container has a terminal
     * @param timestamps whether each line begins with its time
     */
    public static void read(
            InputStream input, boolean terminal, boolean timestamps, LogConsumer consumer)
            throws IOException {
        LineAssembler output = new LineAssembler(Stream.STDOUT, timestamps, consumer);
        LineAssembler error = new LineAssembler(Stream.STDERR, timestamps, consumer);
        try {
            Frames.pump(
                    input,
                    terminal,
                    (stream, buffer, offset, length) ->
                            (stream == Stream.STDOUT ? output : error).add(buffer, offset, length));
        } finally {
            output.finish();
            error.finish();
        }
    }
}
