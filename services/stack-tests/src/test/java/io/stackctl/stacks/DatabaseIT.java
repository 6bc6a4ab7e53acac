package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.services.kit.Log;
import io.stackctl.services.kit.Port;
import io.stackctl.services.kit.Secret;
import io.stackctl.services.postgres.Database;
import io.stackctl.services.postgres.DatabaseSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** postgres-kit over a database that is killed: the one of the voting stack, alone. */
class DatabaseIT {
    private static final String CONTAINER = "voting-database-db-1";

    private static Stack stack;
    private static Database database;
    private static int port;

    @BeforeAll
    static void up() throws Exception {
        port = Ports.free();
        stack =
                Stack.of("voting-database", Stack.definition("voting", "compose.yaml"))
                        .with(Map.of("DB_PORT", String.valueOf(port)));
        stack.run("down", "-v", "--remove-orphans");
        stack.run("up", "-d", "--wait", "db");
        var password =
                Files.readString(Stack.definition("voting", "secrets.example/db-password")).strip();
        database = open(port, password);
    }

    private static Database open(int port, String password) {
        return Database.open(
                new DatabaseSettings(
                        "127.0.0.1",
                        new Port(port),
                        "voting",
                        "voting",
                        new Secret(password),
                        4,
                        60),
                new Log("test", new PrintStream(System.out, true), Clock.systemUTC()));
    }

    @AfterAll
    static void down() throws Exception {
        database.close();
        stack.run("down", "-v", "--remove-orphans");
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

    private static int notes() throws SQLException {
        return database.transaction(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM notes")) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    @Test
    void a_transaction_in_which_the_database_is_killed_is_done_once() throws Exception {
        var attempts = new AtomicInteger();

        database.run(connection -> {
            execute(connection, "INSERT INTO notes VALUES (1)");
            if (attempts.incrementAndGet() == 1) {
                crash();
            }
            execute(connection, "INSERT INTO notes VALUES (2)");
        });

        assertEquals(2, notes());
        assertEquals(2, attempts.get());
    }

    private static void crash() {
        try {
            Engine.crash(CONTAINER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void who_does_not_know_the_password_stays_outside_and_is_told_why() {
        try (var other = open(port, "guessed")) {
            var failure = assertThrows(SQLException.class, other::ping);

            assertEquals(
                    "no connection to the database: FATAL: password authentication failed for user"
                            + " \"voting\"",
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
    void a_listener_is_told_of_changes_before_and_after_the_database_was_killed() throws Exception {
        var reactions = new AtomicInteger();
        database.listen("notes", reactions::incrementAndGet);
        Eventually.holds("it listens", () -> reactions.get() == 1);

        database.run(connection -> execute(connection, "SELECT pg_notify('notes', '')"));
        Eventually.holds("it hears", () -> reactions.get() == 2);

        crash();
        Eventually.holds("it looks what it missed", () -> reactions.get() >= 3);
        int back = reactions.get();
        database.run(connection -> execute(connection, "SELECT pg_notify('notes', '')"));
        Eventually.holds("it hears again", () -> reactions.get() > back);
    }
}
