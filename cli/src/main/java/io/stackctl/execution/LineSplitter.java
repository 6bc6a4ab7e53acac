package io.stackctl.execution;

import io.stackctl.event.Event.Stream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Cuts what a process writes into lines, each stream on its own. Not for several threads. */
public final class LineSplitter {

    private final Map<Stream, ByteArrayOutputStream> open = new EnumMap<>(Stream.class);
    private final BiConsumer<Stream, String> lines;

    /** Hands lines, without their ends, to a consumer. */
    public LineSplitter(BiConsumer<Stream, String> lines) {
        this.lines = lines;
    }

    /** Takes bytes, which are valid during the call only. */
    public void accept(Stream stream, byte[] buffer, int offset, int length) {
        var line = open.computeIfAbsent(stream, key -> new ByteArrayOutputStream());
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n') {
                line.write(buffer, start, i - start);
                end(stream, line);
                start = i + 1;
            }
        }
        line.write(buffer, start, offset + length - start);
    }

    /** Hands on what has no line end. */
    public void finish() {
        open.forEach((stream, line) -> {
            if (line.size() > 0) {
                end(stream, line);
            }
        });
    }

    private void end(Stream stream, ByteArrayOutputStream line) {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(stream, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
