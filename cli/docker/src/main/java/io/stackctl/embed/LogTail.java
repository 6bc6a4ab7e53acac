package io.stackctl.embed;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the last lines of each container, up to a bound; what is said besides goes to whoever
 * listens.
 */
final class LogTail implements EventSink {

    /** Bytes of each container's lines. */
    private static final int MOST = 1 << 20;

    private final EventSink others;
    private final Map<String, Lines> sources = new TreeMap<>();

    LogTail(EventSink others) {
        this.others = others;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.LogLine line) {
            synchronized (sources) {
                sources.computeIfAbsent(line.source(), _ -> new Lines()).add(line);
            }
        } else {
            others.accept(event);
        }
    }

    /** The lines, each with the container it is of where they are of several. */
    String text() {
        var text = new StringBuilder();
        synchronized (sources) {
            boolean several = sources.size() > 1;
            sources.forEach((source, lines) -> lines.addTo(text, several ? source + " | " : ""));
        }
        return text.toString();
    }

    /** Those of one container. */
    private static final class Lines {
        private final Deque<Event.LogLine> kept = new ArrayDeque<>();
        private int bytes;

        void add(Event.LogLine line) {
            kept.add(line);
            bytes += size(line);
            while (bytes > MOST && kept.size() > 1) {
                bytes -= size(kept.remove());
            }
        }

        private static int size(Event.LogLine line) {
            return line.text().length() + 1;
        }

        void addTo(StringBuilder text, String prefix) {
            boolean begins = true;
            var bytesOfLine = new ByteArrayOutputStream();
            for (var line : kept) {
                text.append(begins ? prefix : "");
                line.text().appendTo(bytesOfLine);
                begins = line.text().ended();
                if (begins) {
                    text.append(bytesOfLine.toString(StandardCharsets.UTF_8)).append('\n');
                    bytesOfLine.reset();
                }
            }
            if (!begins) {
                text.append(bytesOfLine.toString(StandardCharsets.UTF_8)).append('\n');
            }
        }
    }
}
