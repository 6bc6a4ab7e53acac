package io.stackctl.migration;

import io.stackctl.event.Event.Stream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a process wrote so far; one thread adds to it, another one waits for lines. */
final class Transcript {

    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    synchronized void add(Stream stream, byte[] buffer, int offset, int length) {
        if (stream == Stream.STDERR) {
            errors.write(buffer, offset, length);
            return;
        }
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n') {
                lines.add(open.toString(StandardCharsets.UTF_8));
                open.reset();
            } else {
                open.write(buffer[i]);
            }
        }
        notifyAll();
    }

    /** Says that nothing more will come. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /**
     * Waits for a line and takes all lines up to it out.
     *
     * @return the lines before it; all that came, when the process ended without it
     */
    synchronized Lines take(String last) throws InterruptedException {
        while (!lines.contains(last) && !ended) {
            wait();
        }
        int end = lines.indexOf(last);
        var before = List.copyOf(end < 0 ? lines : lines.subList(0, end));
        lines.subList(0, end < 0 ? lines.size() : end + 1).clear();
        return new Lines(before, end >= 0);
    }

    /** What was written to standard error. */
    synchronized String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    /**
     * Lines of output.
     *
     * @param complete whether the line that was waited for came
     */
    record Lines(List<String> all, boolean complete) {}
}
