package io.stackctl.services.blog.eventbus;

import io.stackctl.services.blog.events.Event;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.LoggedEvent;
import io.stackctl.services.kit.Json;
import io.stackctl.services.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The log, in this service's own database: events are added at its end and never changed.
 *
 * <p>Positions have no gaps and become visible in their order. A sequence could not promise either:
 * the transaction that took 7 may be committed after the one that took 8, and a reader that has
 * seen 8 would never ask for 7 again. So whoever appends holds the lock of the last position until
 * the commit.
 */
final class Journal {
    private final Database database;

    Journal(Database database) {
        this.database = database;
    }

    /** The event's position: of before, if one with its id is in the log. */
    long append(Event event) throws SQLException {
        return database.transaction(transaction -> {
            long position = end(transaction, " FOR UPDATE") + 1;
            var before = position(transaction, event.id());
            if (before.isPresent()) {
                return before.get();
            }
            insert(transaction, position, event);
            moveEnd(transaction, position);
            return position;
        });
    }

    /** The position of the last event; 0 where there is none. */
    long end() throws SQLException {
        return database.transaction(transaction -> end(transaction, ""));
    }

    /** The events behind a position, in their order. */
    List<LoggedEvent> after(long position, int limit) throws SQLException {
        return database.transaction(transaction -> {
            try (var select =
                    transaction.prepareStatement(
                            "SELECT position, id, type, data FROM events WHERE position > ?"
                                    + " ORDER BY position LIMIT ?")) {
                select.setLong(1, position);
                select.setInt(2, limit);
                var row = select.executeQuery();
                var events = new ArrayList<LoggedEvent>();
                while (row.next()) {
                    var id = new Id(row.getObject("id", UUID.class));
                    var data =
                            Objects.requireNonNullElse(Json.read(row.getString("data")), Map.of());
                    events.add(
                            new LoggedEvent(
                                    row.getLong("position"),
                                    new Event(id, row.getString("type"), data)));
                }
                return events;
            }
        });
    }

    private static long end(Connection transaction, String lock) throws SQLException {
        try (var select = transaction.prepareStatement("SELECT position FROM log_end" + lock)) {
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private static Optional<Long> position(Connection transaction, Id id) throws SQLException {
        try (var select =
                transaction.prepareStatement("SELECT position FROM events WHERE id = ?")) {
            select.setObject(1, id.value());
            var row = select.executeQuery();
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    private static void insert(Connection transaction, long position, Event event)
            throws SQLException {
        try (var insert =
                transaction.prepareStatement(
                        "INSERT INTO events (position, id, type, data) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, position);
            insert.setObject(2, event.id().value());
            insert.setString(3, event.type());
            insert.setString(4, Json.print(event.data()));
            insert.executeUpdate();
        }
    }

    private static void moveEnd(Connection transaction, long position) throws SQLException {
        try (var update = transaction.prepareStatement("UPDATE log_end SET position = ?")) {
            update.setLong(1, position);
            update.executeUpdate();
        }
    }
}
