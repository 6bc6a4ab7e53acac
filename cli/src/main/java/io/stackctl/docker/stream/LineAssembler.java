package io.stackctl.docker.stream;

import io.stackctl.engine.Containers.LogConsumer;
import io.stackctl.engine.LogRecord;
import io.stackctl.event.Event.Stream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Makes lines of the pieces of one stream. */
final class LineAssembler {

    private final Stream stream;
    private final boolean timestamps;
    private final LogConsumer consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * Creates one.
     *
     * @param timestamps whether each line begins with its time and a blank
     */
    LineAssembler(Stream stream, boolean timestamps, LogConsumer consumer) {
        this.stream = stream;
        this.timestamps = timestamps;
        this.consumer = consumer;
    }

    void add(byte[] buffer, int offset, int length) {
        int start = offset;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (buffer[i] == '\n') {
                line.write(buffer, start, i - start);
                flush();
                start = i + 1;
            }
        }
        line.write(buffer, start, end - start);
    }

    /** Hands on a last line that has no end. */
    void finish() {
        if (line.size() > 0) {
            flush();
        }
    }

    private void flush() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        // A terminal ends its lines with both characters.
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        int blank = timestamps ? text.indexOf(' ') : -1;
        if (blank > 0) {
            Optional<Instant> time = time(text.substring(0, blank));
            if (time.isPresent()) {
                consumer.accept(new LogRecord(stream, text.substring(blank + 1), time));
                return;
            }
        }
        consumer.accept(new LogRecord(stream, text, Optional.empty()));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
