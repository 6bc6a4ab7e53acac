package io.stackctl.engine;

import io.stackctl.engine.StreamSession.OutputConsumer;
import io.stackctl.event.Event.Stream;
import io.stackctl.event.LogText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Cuts what a process writes into lines, each stream on its own. A line that is longer than is good
 * to hold is handed on in pieces: a process may write for days without ending one. Not for several
 * threads.
 */
public final class OutputLines implements OutputConsumer {

    /** The most bytes of a line that are held, where nothing else is said. */
    public static final int PIECE = 64 * 1024;

    private final Map<Stream, OpenLine> open = new EnumMap<>(Stream.class);
    private final BiConsumer<Stream, LogText> lines;
    private final int piece;

    /** Hands lines to a consumer. */
    public OutputLines(BiConsumer<Stream, LogText> lines) {
        this(PIECE, lines);
    }

    /**
     * Hands lines to a consumer.
     *
     * @param piece how many bytes a piece of a line has at most
     */
    public OutputLines(int piece, BiConsumer<Stream, LogText> lines) {
        this.piece = piece;
        this.lines = lines;
    }

    /** Reads a stream to its end, as standard output. */
    public static void read(InputStream input, BiConsumer<Stream, LogText> lines)
            throws IOException {
        var cut = new OutputLines(lines);
        var buffer = new byte[8 * 1024];
        for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
            cut.accept(Stream.STDOUT, buffer, 0, count);
        }
        cut.finish();
    }

    @Override
    public void accept(Stream stream, byte[] buffer, int offset, int length) {
        var line = open.computeIfAbsent(stream, OpenLine::new);
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n') {
                line.add(buffer, start, i - start);
                line.hand(true);
                start = i + 1;
            }
        }
        line.add(buffer, start, offset + length - start);
    }

    /** Hands on what has no line end. */
    public void finish() {
        open.values().forEach(OpenLine::finish);
    }

    /** What is there of a line. */
    private final class OpenLine {
        private final Stream stream;
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private boolean begun;

        OpenLine(Stream stream) {
            this.stream = stream;
        }

        void add(byte[] buffer, int offset, int length) {
            int from = offset;
            int left = length;
            while (held.size() + left > piece) {
                int fits = piece - held.size();
                held.write(buffer, from, fits);
                hand(false);
                from += fits;
                left -= fits;
            }
            held.write(buffer, from, left);
        }

        void hand(boolean ended) {
            byte[] bytes = held.toByteArray();
            held.reset();
            begun = !ended;
            lines.accept(stream, LogText.of(bytes, 0, bytes.length, ended));
        }

        void finish() {
            if (begun || held.size() > 0) {
                hand(true);
            }
        }
    }
}
