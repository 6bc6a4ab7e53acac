package io.stackctl.services.blog.events;

import io.stackctl.services.kit.InvalidJsonException;
import io.stackctl.services.kit.Log;
import io.stackctl.services.postgres.Database;
import io.stackctl.services.postgres.Schema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Events on their way from the bus into this service's database. How far the log was read is stored
 * there as well, in the transaction of what the events effect: each takes effect exactly once,
 * whichever process dies when, and a service that was away goes on where it was.
 *
 * <p>Copies of a service read the same events; the row with the position lets one of them at a time
 * apply them, and the others see that it was done.
 */
public final class Inbox implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(3);

    /** What an event does to this service's own data. */
    @FunctionalInterface
    public interface Effect {
        /**
         * Writes; it must come to the same when the event is seen again, which a bus that forgot
         * its id may cause.
         */
        void apply(Connection transaction, BlogEvent event) throws SQLException;
    }

    private final Database database;
    private final EventLog bus;
    private final Effect effect;
    private final Runnable committed;
    private final Log log;
    private final Rounds rounds;

    private Inbox(Database database, EventLog bus, Effect effect, Runnable committed, Log log) {
        this.database = database;
        this.bus = bus;
        this.effect = effect;
        this.committed = committed;
        this.log = log;
        this.rounds = Rounds.start("inbox", this::round, log);
    }

    /**
     * Makes its table where it is missing, and begins to read.
     *
     * @param committed is called after each transaction, such as {@link Outbox#flush}
     */
    public static Inbox open(
            Database database, EventLog bus, Effect effect, Runnable committed, Log log)
            throws IOException, SQLException {
        Schema.create(database, "/inbox.sql");
        database.run(transaction -> {
            try (var insert =
                    transaction.prepareStatement(
                            "INSERT INTO inbox (log, position) VALUES (?, 0)"
                                    + " ON CONFLICT DO NOTHING")) {
                insert.setString(1, bus.name());
                insert.executeUpdate();
            }
        });
        return new Inbox(database, bus, effect, committed, log);
    }

    private void round() throws IOException, SQLException {
        long known = database.transaction(transaction -> position(transaction, ""));
        var events = bus.after(known, WAIT);
        if (!events.isEmpty()) {
            database.run(transaction -> take(transaction, events));
            committed.run();
        }
    }

    private void take(Connection transaction, List<LoggedEvent> events) throws SQLException {
        long position = position(transaction, " FOR UPDATE");
        for (var logged : events) {
            if (logged.position() > position) { // else a copy of this service was faster
                var event = known(logged);
                if (event.isPresent()) {
                    effect.apply(transaction, event.get());
                }
                position = logged.position();
            }
        }
        try (var update =
                transaction.prepareStatement("UPDATE inbox SET position = ? WHERE log = ?")) {
            update.setLong(1, position);
            update.setString(2, bus.name());
            update.executeUpdate();
        }
    }

    /** Whoever reaches the bus can put nonsense on it; that must not hold up what follows. */
    private Optional<BlogEvent> known(LoggedEvent logged) {
        try {
            return BlogEvent.of(logged.event());
        } catch (InvalidJsonException e) {
            log.warn(
                    "event passed over",
                    "position",
                    logged.position(),
                    "type",
                    logged.event().type(),
                    "reason",
                    e.getMessage());
            return Optional.empty();
        }
    }

    private long position(Connection transaction, String lock) throws SQLException {
        try (var select =
                transaction.prepareStatement("SELECT position FROM inbox WHERE log = ?" + lock)) {
            select.setString(1, bus.name());
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
