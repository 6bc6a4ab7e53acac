package io.stackctl.services.blog.eventbus;

import io.stackctl.services.blog.events.LoggedEvent;
import io.stackctl.services.kit.HttpError;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads the log, and waits at its end. */
final class Reader {
    private static final int PAGE = 100;

    /** When to look for what other copies of this service appended, which they do not announce. */
    private static final Duration LOOK_AROUND = Duration.ofMillis(250);

    private final Journal journal;
    private final Arrivals arrivals;

    Reader(Journal journal, Arrivals arrivals) {
        this.journal = journal;
        this.arrivals = arrivals;
    }

    /**
     * Up to a hundred events behind a position; nothing when none came in time.
     *
     * @throws HttpError 409 when the log ends before that position: it was read in another log
     */
    List<LoggedEvent> after(long position, Duration wait)
            throws SQLException, InterruptedException {
        refuseBeyondEnd(position);
        var giveUp = Instant.now().plus(wait);
        while (true) {
            long arrived = arrivals.count();
            var events = journal.after(position, PAGE);
            var left = Duration.between(Instant.now(), giveUp);
            if (!events.isEmpty() || !left.isPositive()) {
                return events;
            }
            arrivals.awaitMoreThan(arrived, left.compareTo(LOOK_AROUND) < 0 ? left : LOOK_AROUND);
        }
    }

    private void refuseBeyondEnd(long position) throws SQLException {
        long end = journal.end();
        if (position > end) {
            throw new HttpError(409, "the log ends at " + end + ", before " + position);
        }
    }
}
