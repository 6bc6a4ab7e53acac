package io.stackctl.services.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.stackctl.services.kit.Log;
import java.time.Duration;
import org.postgresql.PGConnection;

/** Follows one channel over a connection of its own, and over another one when that is lost. */
final class Listening implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LOOK_AROUND_MILLIS = 10_000;

    private final HikariDataSource pool;
    private final String channel;
    private final Reaction reaction;
    private final Log log;

    Listening(HikariDataSource pool, String channel, Reaction reaction, Log log) {
        this.pool = pool;
        this.channel = channel;
        this.reaction = reaction;
        this.log = log;
    }

    @Override
    public void run() {
        boolean lost = false;
        while (!pool.isClosed()) {
            try {
                try {
                    follow();
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    if (!lost && !pool.isClosed()) { // once is enough
                        log.warn(
                                "not listening",
                                "channel",
                                channel,
                                "reason",
                                BrokenOffException.reason(e));
                    }
                    lost = true;
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void follow() throws Exception {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("LISTEN \"" + channel + '"');
                reaction.run();
                while (!pool.isClosed()) {
                    var heard =
                            connection
                                    .unwrap(PGConnection.class)
                                    .getNotifications(LOOK_AROUND_MILLIS);
                    if (heard.length > 0) {
                        reaction.run();
                    }
                }
            } finally {
                pool.evictConnection(connection); // it still listens, which nobody else expects
            }
        }
    }
}
