package io.stackctl.migration.rule;

import io.stackctl.migration.rule.AppliedMigration.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What ran, kept in the database itself: table {@code stackctl.migrations}. A schema of its own
 * outlives a {@code DROP SCHEMA public CASCADE}, and needs no search path.
 */
final class History {

    private static final String EXISTS = "SELECT to_regclass('stackctl.migrations') IS NOT NULL";
    private static final String ALL =
            "SELECT version, name, checksum, outcome,"
                    + " (extract(epoch FROM applied_at) * 1000)::bigint, duration_ms,"
                    // Runners before it made tables without that column.
                    + " coalesce(to_jsonb(m) ->> 'contract', 'false')"
                    + " FROM stackctl.migrations m ORDER BY version";
    private static final String KNOWS_CONTRACTS =
            "SELECT count(*) > 0 FROM information_schema.columns WHERE table_schema = 'stackctl'"
                    + " AND table_name = 'migrations' AND column_name = 'contract'";
    private static final List<String> ADD_CONTRACTS =
            List.of(
                    "ALTER TABLE stackctl.migrations"
                            + " ADD COLUMN contract boolean NOT NULL DEFAULT false");
    private static final List<String> CREATE =
            List.of(
                    "CREATE SCHEMA IF NOT EXISTS stackctl",
                    """
                    CREATE TABLE IF NOT EXISTS stackctl.migrations (
                        version     integer PRIMARY KEY CHECK (version > 0),
                        name        text NOT NULL,
                        checksum    text NOT NULL,
                        outcome     text NOT NULL CHECK (outcome IN ('applied', 'applying', 'reverting')),
                        applied_at  timestamptz NOT NULL,
                        duration_ms bigint NOT NULL,
                        contract    boolean NOT NULL DEFAULT false
                    )\
                    """);

    private final DatabaseSession session;

    History(DatabaseSession session) {
        this.session = session;
    }

    /** Makes the table where it is missing; whoever calls it holds the lock. */
    void create() throws StatementException {
        if (!exists()) {
            session.execute(CREATE);
        } else if (!isTrue(KNOWS_CONTRACTS)) {
            session.execute(ADD_CONTRACTS);
        }
    }

    /** All that ran and was not reverted, by version; nothing where there is no table yet. */
    List<AppliedMigration> read() throws StatementException {
        return exists() ? session.query(ALL).stream().map(History::row).toList() : List.of();
    }

    /** Records a migration; its transaction, where it runs in one, began when it did. */
    static String insert(Migration migration, Outcome outcome) {
        return "INSERT INTO stackctl.migrations"
                + " (version, name, checksum, outcome, applied_at, duration_ms, contract) VALUES ("
                + migration.version().number()
                + ", '"
                + migration.name()
                + "', '"
                + migration.up().checksum()
                + "', '"
                + outcome.word()
                + "', now(), (extract(epoch FROM clock_timestamp() - now()) * 1000)::bigint, "
                + migration.contracts()
                + ")";
    }

    /** Says that what was unfinished went well. */
    static String finish(Version version) {
        return "UPDATE stackctl.migrations SET outcome = 'applied',"
                + " duration_ms = (extract(epoch FROM clock_timestamp() - applied_at) * 1000)::bigint"
                + " WHERE version = "
                + version.number();
    }

    /** Says that a migration is being reverted. */
    static String reverting(Version version) {
        return "UPDATE stackctl.migrations SET outcome = 'reverting' WHERE version = "
                + version.number();
    }

    static String delete(Version version) {
        return "DELETE FROM stackctl.migrations WHERE version = " + version.number();
    }

    private boolean exists() throws StatementException {
        return isTrue(EXISTS);
    }

    private boolean isTrue(String question) throws StatementException {
        return session.query(question).getFirst().getFirst().equals("t");
    }

    private static AppliedMigration row(List<String> row) {
        return new AppliedMigration(
                Version.of(row.get(0)),
                row.get(1),
                row.get(2),
                Outcome.valueOf(row.get(3).toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(Long.parseLong(row.get(4))),
                Duration.ofMillis(Long.parseLong(row.get(5))),
                Boolean.parseBoolean(row.get(6)));
    }
}
