package io.stackctl.docker.stream;

import io.stackctl.engine.Containers.LogConsumer;
import io.stackctl.engine.LogRecord;
import io.stackctl.engine.OutputLines;
import io.stackctl.event.Event.Stream;
import io.stackctl.event.LogText;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads a log line by line. */
public final class LogLines {

    private final boolean timestamps;
    private final LogConsumer consumer;
    private final Set<Stream> withinLine = EnumSet.noneOf(Stream.class);

    private LogLines(boolean timestamps, LogConsumer consumer) {
        this.timestamps = timestamps;
        this.consumer = consumer;
    }

    /**
     * Hands on every line until the stream ends.
     *
     * @param terminal whether the container has a terminal
     * @param timestamps whether each line begins with its time and a blank
     */
    public static void read(
            InputStream input, boolean terminal, boolean timestamps, LogConsumer consumer)
            throws IOException {
        var log = new LogLines(timestamps, consumer);
        var lines = new OutputLines(log::take);
        try {
            Frames.pump(input, terminal, lines);
        } finally {
            lines.finish();
        }
    }

    private void take(Stream stream, LogText text) {
        boolean first = text.ended() ? !withinLine.remove(stream) : withinLine.add(stream);
        String begin = timestamps && first ? text.toString() : "";
        int blank = begin.indexOf(' ');
        Optional<Instant> time = blank > 0 ? time(begin.substring(0, blank)) : Optional.empty();
        // A time has no letters beyond ASCII, so its length in letters is that in bytes.
        consumer.accept(
                new LogRecord(stream, time.isPresent() ? text.from(blank + 1) : text, time));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
