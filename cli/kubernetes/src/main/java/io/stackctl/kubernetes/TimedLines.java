package io.stackctl.kubernetes;

import io.stackctl.engine.Containers.LogConsumer;
import io.stackctl.engine.LogRecord;
import io.stackctl.event.Event.Stream;
import io.stackctl.event.LogText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Lines of a log that begin with their time and a blank. What a container wrote to which of its
 * streams nobody tells.
 */
final class TimedLines {

    private final Optional<Instant> until;
    private final LogConsumer consumer;
    private boolean within;
    private boolean late;
    private boolean early;
    private Optional<Instant> last = Optional.empty();
    private Optional<Instant> known = Optional.empty();

    /**
     * Has none yet.
     *
     * @param until nothing younger is handed on
     */
    TimedLines(Optional<Instant> until, LogConsumer consumer) {
        this.until = until;
        this.consumer = consumer;
    }

    /** The time of the last line; empty before there was one. */
    Optional<Instant> last() {
        return last;
    }

    /** What comes from now on begins at {@link #last}, and has some of what was handed on. */
    void beginAnew() {
        within = false;
        known = last;
    }

    void take(LogText line) {
        var begin = within ? "" : line.toString();
        within = !line.ended();
        int blank = begin.indexOf(' ');
        Optional<Instant> time = blank > 0 ? time(begin.substring(0, blank)) : Optional.empty();
        if (time.isPresent()) {
            early = known.isPresent() && !time.get().isAfter(known.get());
            last = early ? known : time;
            late = until.isPresent() && time.get().isAfter(until.get());
        }
        if (!late && !early) {
            // A time has no letters beyond ASCII, so its length in letters is that in bytes.
            var text = time.isPresent() ? line.from(blank + 1) : line;
            // The rest of a long line has the time of its begin, or it would come before all
            // others.
            consumer.accept(new LogRecord(Stream.STDOUT, text, last));
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
