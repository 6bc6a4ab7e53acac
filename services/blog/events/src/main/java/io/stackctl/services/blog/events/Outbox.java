package io.stackctl.services.blog.events;

import io.stackctl.services.kit.Log;
import io.stackctl.services.postgres.Database;
import io.stackctl.services.postgres.Schema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Events on their way from this service's database to the bus. An event is stored in the
 * transaction of the change it tells of: there is never one without the other, whichever process
 * dies when. It is removed once the bus has it, so the bus may get one twice, and knows it by its
 * id.
 *
 * <p>Copies of a service share the table; whichever is first brings away what is in it.
 */
public final class Outbox implements AutoCloseable {
    private static final int MOST = 100;

    /** How long an event of a copy that died may lie about before another one takes it. */
    private static final long LOOK_AROUND_MILLISECONDS = 500;

    /** Any number: the lock belongs to this database, and nothing else in it takes one like it. */
    private static final long LOCK = 0x6f7574626f78L;

    private record Delivery(int events, Optional<IOException> failure) {}

    private final Database database;
    private final EventLog bus;
    private final Semaphore written = new Semaphore(0);
    private final Rounds rounds;

    private Outbox(Database database, EventLog bus, Log log) {
        this.database = database;
        this.bus = bus;
        this.rounds = Rounds.start("outbox", this::round, log);
    }

    /** Makes its table where it is missing, and begins to deliver. */
    public static Outbox open(Database database, EventLog bus, Log log)
            throws IOException, SQLException {
        Schema.create(database, "/outbox.sql");
        return new Outbox(database, bus, log);
    }

    /** Stores an event, to be told when the transaction is committed. */
    public void add(Connection transaction, BlogEvent event) throws SQLException {
        try (var insert = transaction.prepareStatement("INSERT INTO outbox (event) VALUES (?)")) {
            insert.setString(1, event.event().toString());
            insert.executeUpdate();
        }
    }

    /**
     * To be called after the commit: has what was added delivered now instead of a moment later.
     */
    public void flush() {
        written.release();
    }

    private void round() throws Exception {
        var _ = written.tryAcquire(LOOK_AROUND_MILLISECONDS, TimeUnit.MILLISECONDS);
        written.drainPermits();
        Delivery delivery;
        do {
            delivery = database.transaction(this::deliver);
        } while (delivery.events() == MOST);
        if (delivery.failure().isPresent()) {
            throw delivery.failure().get();
        }
    }

    /** One copy at a time, or else their events would overtake one another. */
    private Delivery deliver(Connection transaction) throws SQLException {
        try (var lock = transaction.prepareStatement("SELECT pg_try_advisory_xact_lock(?)");
                var oldest =
                        transaction.prepareStatement(
                                "SELECT number, event FROM outbox ORDER BY number LIMIT ?");
                var delete = transaction.prepareStatement("DELETE FROM outbox WHERE number = ?")) {
            lock.setLong(1, LOCK);
            if (!isTrue(lock.executeQuery())) {
                return new Delivery(0, Optional.empty());
            }
            oldest.setInt(1, MOST);
            var waiting = oldest.executeQuery();
            int events = 0;
            try {
                for (; waiting.next(); events++) {
                    bus.append(Event.parse(waiting.getString("event")));
                    // This one only: a smaller number may be committed after a greater one.
                    delete.setLong(1, waiting.getLong("number"));
                    delete.executeUpdate();
                }
                return new Delivery(events, Optional.empty());
            } catch (IOException e) {
                return new Delivery(events, Optional.of(e));
            }
        }
    }

    private static boolean isTrue(ResultSet result) throws SQLException {
        result.next();
        return result.getBoolean(1);
    }

    @Override
    public void close() {
        rounds.close();
    }
}
