package io.stackctl.services.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * A service's own tables. The statements must be repeatable ({@code CREATE TABLE IF NOT EXISTS}):
 * they run at every start.
 */
public final class Schema {
    /** Any number, as long as every service takes the same one: the bytes of "schema". */
    private static final long LOCK = 0x736368656d61L;

    private Schema() {}

    /**
     * Runs a file of SQL, all of it or nothing. Instances that start at once do it one after the
     * other, since {@code IF NOT EXISTS} alone fails when two of them create the same table.
     *
     * @param file on the class path, such as {@code /schema.sql}
     * @throws SQLException when a statement fails
     */
    public static void create(Database database, String file) throws IOException, SQLException {
        var sql = read(file);
        database.run(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
                statement.execute(sql);
            }
        });
    }

    private static String read(String file) throws IOException {
        try (var stream = Schema.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IOException("there is no " + file + " on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
