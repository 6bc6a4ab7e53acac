package io.stackctl.services.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.kit.Log;
import io.stackctl.services.kit.Port;
import io.stackctl.services.kit.Secret;
import io.stackctl.services.testkit.BackingService;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a PostgreSQL that loses its processes. */
class DatabaseIT {
    private static BackingService server;
    private static Database database;

    @BeforeAll
    static void start() {
        server = BackingService.postgres();
        database = open(BackingService.SHOP);
    }

    private static Database open(String password) {
        return Database.open(
                new DatabaseSettings(
                        server.host(),
                        new Port(server.port()),
                        BackingService.SHOP,
                        BackingService.SHOP,
                        new Secret(password),
                        4,
                        60),
                new Log("test", new PrintStream(System.out, true), Clock.systemUTC()));
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @BeforeEach
    void table() throws SQLException {
        database.run(connection -> execute(connection, "DROP TABLE IF EXISTS notes"));
        database.run(connection -> execute(connection, "CREATE TABLE notes (id int PRIMARY KEY)"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static int notes() throws SQLException {
        return database.transaction(connection -> number(connection, "SELECT count(*) FROM notes"));
    }

    /**
     * Kills the server's process for a connection: the server then ends those of all others too,
     * and recovers, for it cannot know what the dead one did to their common memory.
     */
    private static void crash(Connection connection) throws SQLException {
        int process = number(connection, "SELECT pg_backend_pid()");
        try {
            server.run(
                    "kill -KILL %1$d && while [ -e /proc/%1$d ]; do sleep 0.1; done"
                            .formatted(process));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_transaction_in_which_the_database_crashes_is_done_once() throws Exception {
        var attempts = new AtomicInteger();

        database.run(connection -> {
            execute(connection, "INSERT INTO notes VALUES (1)");
            if (attempts.incrementAndGet() == 1) {
                crash(connection);
            }
            execute(connection, "INSERT INTO notes VALUES (2)");
        });

        assertEquals(2, notes());
        assertEquals(2, attempts.get());
    }

    @Test
    void who_does_not_know_the_password_stays_outside_and_is_told_why() {
        try (var other = open("guessed")) {
            var failure = assertThrows(SQLException.class, other::ping);

            assertEquals(
                    "no connection to the database: FATAL: password authentication failed for user"
                            + " \"shop\"",
                    failure.getMessage());
        }
    }

    @Test
    void a_statement_that_fails_is_told_and_leaves_nothing_behind() throws Exception {
        var failure =
                assertThrows(
                        SQLException.class,
                        () ->
                                database.run(connection -> {
                                    execute(connection, "INSERT INTO notes VALUES (1)");
                                    execute(connection, "INSERT INTO notes VALUES (1)");
                                }));

        assertEquals("23505", failure.getSQLState());
        assertEquals(0, notes());
    }

    @Test
    void a_listener_is_told_of_changes_before_and_after_the_database_crashed() throws Exception {
        var reactions = new Semaphore(0);
        database.listen("notes", reactions::release);
        assertHeard("that it listens", reactions);

        notifyListeners();
        assertHeard("a change", reactions);

        var first = new AtomicInteger();
        database.run(connection -> {
            if (first.getAndIncrement() == 0) {
                crash(connection);
            }
            execute(connection, "SELECT 1");
        });
        assertHeard("that it missed something", reactions);
        reactions.drainPermits();
        notifyListeners();
        assertHeard("a change after the crash", reactions);
    }

    private static void notifyListeners() throws SQLException {
        database.run(connection -> execute(connection, "SELECT pg_notify('notes', '')"));
    }

    private static void assertHeard(String what, Semaphore reactions) throws InterruptedException {
        assertTrue(reactions.tryAcquire(2, TimeUnit.MINUTES), "never heard " + what);
    }
}
