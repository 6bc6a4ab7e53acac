package io.stackctl.step;

import io.stackctl.event.Event.Stream;
import io.stackctl.event.LogText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The end of what a program wrote, which mostly says why it failed. For one thread at a time.
 *
 * <p>What went to standard error counts; what went to standard output only where that has nothing,
 * since there is progress among it.
 */
public final class OutputTail {

    private static final int LINES = 10;

    /** In characters, of all lines together. */
    private static final int LENGTH = 2048;

    private final Kept errors = new Kept();
    private final Kept others = new Kept();

    /** Takes the next line, or the next piece of one. */
    public void add(Stream stream, LogText line) {
        (stream == Stream.STDERR ? errors : others).add(line.toString());
    }

    /**
     * They, with a line above them.
     *
     * @param nothing what is said instead where there are none
     */
    public String orElse(String nothing) {
        var lines = errors.last().isEmpty() ? others.last() : errors.last();
        return lines.isEmpty()
                ? nothing
                : "the last lines that it wrote:\n  | " + String.join("\n  | ", lines);
    }

    /** Lines of one stream. */
    private static final class Kept {
        private final Deque<String> lines = new ArrayDeque<>();

        void add(String text) {
            var line = seen(text);
            if (!line.isBlank()) {
                lines.add(line.substring(Math.max(0, line.length() - LENGTH)));
            }
            if (lines.size() > LINES) {
                lines.remove();
            }
        }

        /** What a terminal shows in the end of a line that is written over itself. */
        private static String seen(String text) {
            var line = text.stripTrailing();
            return line.substring(line.lastIndexOf('\r') + 1);
        }

        List<String> last() {
            var last = new ArrayList<String>();
            int left = LENGTH;
            for (var line : lines.reversed()) {
                left -= line.length();
                if (left < 0) {
                    break;
                }
                last.addFirst(line);
            }
            return last;
        }
    }
}
