package io.stackctl.services.voting.result;

import io.stackctl.services.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Counts the votes that the workers wrote into the table {@code votes}. */
final class Counter {
    private static final String NO_SUCH_TABLE = "42P01";

    private final Database database;
    private final String question;
    private final Options options;

    Counter(Database database, String question, Options options) {
        this.database = database;
        this.question = question;
        this.options = options;
    }

    Tally count() throws SQLException {
        var votes = votes();
        var standing =
                options.names().stream()
                        .map(name -> new Tally.Option(name, votes.getOrDefault(name, 0L)))
                        .toList();
        return new Tally(
                question, standing.stream().mapToLong(Tally.Option::votes).sum(), standing);
    }

    private Map<String, Long> votes() throws SQLException {
        try {
            return database.transaction(Counter::votes);
        } catch (SQLException e) {
            if (NO_SUCH_TABLE.equals(e.getSQLState())) {
                return Map.of(); // the first worker makes it: nobody can have voted before
            }
            throw e;
        }
    }

    private static Map<String, Long> votes(Connection connection) throws SQLException {
        var sql = "SELECT choice, count(*) FROM votes GROUP BY choice";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var votes = new HashMap<String, Long>();
            while (rows.next()) {
                votes.put(rows.getString(1), rows.getLong(2));
            }
            return votes;
        }
    }
}
