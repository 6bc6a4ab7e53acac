package io.stackctl.services.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Log;
import io.stackctl.services.kit.Port;
import io.stackctl.services.kit.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a server; one that is killed is for {@link DatabaseIT}. */
class DatabaseTest {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final Log log =
            new Log(
                    "test",
                    new PrintStream(lines, true, StandardCharsets.UTF_8),
                    Clock.systemUTC());

    /** Seconds in which a busy machine finds out that nobody listens: one was too little. */
    private static final int PATIENCE = 5;

    /** Where nothing listens: port 1 is nobody's. */
    private static DatabaseSettings nowhere(int connections, int patienceSeconds) {
        return new DatabaseSettings(
                "127.0.0.1",
                new Port(1),
                "votes",
                "somebody",
                new Secret("geheim"),
                connections,
                patienceSeconds);
    }

    @Test
    void a_database_that_stays_away_is_a_503_and_the_log_says_why() {
        try (var database = Database.open(nowhere(1, PATIENCE), log)) {
            var refused = assertThrows(HttpError.class, () -> database.run(_ -> {}));

            assertEquals("the database is away, try again later", refused.getMessage());
        }
        var said = lines.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("database is away, trying again"), said);
        assertTrue(said.contains("Connection to 127.0.0.1:1 refused"), said);
        assertFalse(said.contains("geheim"), said);
    }

    @Test
    void health_says_why_the_database_does_not_answer() {
        try (var database = Database.open(nowhere(1, PATIENCE), log)) {
            var failure = assertThrows(SQLException.class, database::ping);

            assertTrue(
                    String.valueOf(failure.getMessage())
                            .startsWith(
                                    "no connection to the database: Connection to 127.0.0.1:1 refused"),
                    failure.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "40001", "40P01"})
    void what_is_nobodys_fault_is_tried_again(String state) throws SQLException {
        assertEquals(
                "broken", BrokenOffException.orElse(new SQLException("broken", state)).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22001"})
    void what_would_fail_again_is_not_tried_again(String state) {
        var failure = new SQLException("wrong", state);

        assertEquals(
                failure,
                assertThrows(SQLException.class, () -> BrokenOffException.orElse(failure)));
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> nowhere(0, 20));
        assertThrows(IllegalArgumentException.class, () -> nowhere(101, 20));
        assertThrows(IllegalArgumentException.class, () -> nowhere(4, 0));
    }
}
