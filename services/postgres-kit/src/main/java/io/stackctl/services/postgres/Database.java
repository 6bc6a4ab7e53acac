package io.stackctl.services.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database, by a few connections that are kept open. It may be restarted or killed at
 * any time: whoever asks meanwhile waits until it is back.
 *
 * <pre>{@code
 * var database = service.closes(Database.open(settings.database(), service.log()));
 * Schema.create(database, "/schema.sql");
 * service.healthy(database::ping);
 * long posts = database.transaction(connection -> count(connection));
 * }</pre>
 */
public final class Database implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HikariDataSource pool;
    private final Duration patience;
    private final Log log;

    private Database(HikariDataSource pool, Duration patience, Log log) {
        this.pool = pool;
        this.patience = patience;
        this.log = log;
    }

    /** Returns at once, whether the database is there or not. */
    public static Database open(DatabaseSettings settings, Log log) {
        var config = new HikariConfig();
        config.setDataSource(source(settings));
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(Math.min(5, settings.patienceSeconds()) * 1000L);
        config.setInitializationFailTimeout(-1); // do not wait for the first connection
        return new Database(
                new HikariDataSource(config), Duration.ofSeconds(settings.patienceSeconds()), log);
    }

    private static PGSimpleDataSource source(DatabaseSettings settings) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {settings.host()});
        source.setPortNumbers(new int[] {settings.port().number()});
        source.setDatabaseName(settings.name());
        source.setUser(settings.user());
        source.setPassword(settings.password().value());
        source.setConnectTimeout(3);
        // A server that froze, or whose host is gone, never closes its connections.
        source.setSocketTimeout(30);
        return source;
    }

    /**
     * Does the work in one transaction and commits it. While the database is away it is tried
     * again, and so is a transaction that the database broke off before it was committed.
     *
     * @throws HttpError 503 when the database is still away after the configured patience
     * @throws SQLException when a statement fails, with nothing changed; or, with a state of class
     *     08 or 57, when the connection was lost during the commit: then it may be committed or not
     */
    public <T> T transaction(Work<T> work) throws SQLException {
        var giveUp = Instant.now().plus(patience);
        for (int attempt = 1; ; attempt++) {
            try {
                var result = attempt(work);
                if (attempt > 1) {
                    log.info("database is back", "attempts", attempt);
                }
                return result;
            } catch (BrokenOffException e) {
                if (attempt == 1) { // once is enough: the next line about it says that it is back
                    log.warn("database is away, trying again", "reason", e.reason());
                }
                if (Instant.now().isAfter(giveUp)) {
                    log.error(
                            "database is still away",
                            "seconds",
                            patience.toSeconds(),
                            "reason",
                            e.reason());
                    throw new HttpError(503, "the database is away, try again later");
                }
                pause();
            }
        }
    }

    /** {@link #transaction} for work that has no result. */
    public void run(Statements statements) throws SQLException {
        var _ =
                transaction(connection -> {
                    statements.in(connection);
                    return true;
                });
    }

    /**
     * Fails when the database does not answer at this moment; for {@code /health}.
     *
     * @throws SQLException saying why
     */
    public void ping() throws SQLException {
        try (var connection = connection()) {
            if (!connection.isValid(2)) {
                throw new SQLException("the database does not answer");
            }
        } catch (BrokenOffException e) {
            throw new SQLException("no connection to the database: " + e.reason(), e);
        }
    }

    /**
     * Has an action run at once, after every transaction that notified the channel ({@code SELECT
     * pg_notify('votes', '')}), and when the database is back after it was away, since something
     * may have been missed then. It runs on one thread: what comes meanwhile makes it run once
     * more.
     *
     * @param channel such as {@code votes}
     */
    public void listen(String channel, Reaction action) {
        Thread.ofVirtual()
                .name("listening to " + channel)
                .start(new Listening(pool, channel, action, log));
    }

    private <T> T attempt(Work<T> work) throws SQLException, BrokenOffException {
        try (var connection = connection()) {
            T result;
            try {
                result = work.in(connection);
            } catch (SQLException e) {
                throw BrokenOffException.orElse(e);
            }
            connection.commit();
            return result;
        }
    }

    private Connection connection() throws BrokenOffException {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new BrokenOffException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpError(503, "the service is stopping");
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
