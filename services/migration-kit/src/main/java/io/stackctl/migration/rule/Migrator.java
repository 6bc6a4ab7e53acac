package io.stackctl.migration.rule;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Runs migrations: one at a time, whoever starts how many; each in order, each once, each wholly or
 * not at all where it runs in a transaction.
 */
public final class Migrator {

    /** The eight letters of "stackctl": any number, as long as every runner takes the same. */
    private static final long LOCK = 0x737461636b63746cL;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path directory;
    private final DatabaseSession.Source database;
    private final Duration patience;
    private final MigrationListener listener;

    /**
     * Prepares.
     *
     * @param directory with the files
     * @param patience how long to wait for a database that takes no connections yet
     */
    public Migrator(
            Path directory,
            DatabaseSession.Source database,
            Duration patience,
            MigrationListener listener) {
        this.directory = directory;
        this.database = database;
        this.patience = patience;
        this.listener = listener;
    }

    /**
     * What a directory holds, whatever the database is like.
     *
     * @param newest the number of the newest migration; 0 for none
     * @param contracts the names of those that take something away, oldest first
     */
    public record Contents(int newest, List<String> contracts) {
        public Contents {
            contracts = List.copyOf(contracts);
        }
    }

    /**
     * Reads the directory alone.
     *
     * @throws MigrationException naming everything that is wrong with it
     */
    public static Contents contents(Path directory) {
        var all = Migrations.read(directory).all();
        return new Contents(
                all.isEmpty() ? 0 : all.getLast().version().number(),
                all.stream().filter(Migration::contracts).map(Migration::id).toList());
    }

    /** How files and database compare. Changes nothing. */
    public Standing status() {
        var migrations = Migrations.read(directory);
        return inSession(session -> Standing.of(migrations, new History(session).read()));
    }

    /**
     * The names of those that took something away and are newer than a version; whatever files
     * there are. Changes nothing.
     *
     * @param version of the newest one that somebody is known to bear; 0 for none
     */
    public List<String> contractsAbove(int version) {
        return inSession(session ->
                new History(session)
                        .read().stream()
                                .filter(AppliedMigration::contracts)
                                .filter(applied -> applied.version().number() > version)
                                .map(AppliedMigration::id)
                                .toList());
    }

    /** What {@link #run} would do at this moment. Changes nothing. */
    public Report preview(Request request) {
        var migrations = Migrations.read(directory);
        return inSession(session -> {
            var history = new History(session).read();
            return new Report(
                    changes(new Course(migrations, history).of(request)),
                    Standing.of(migrations, history));
        });
    }

    /**
     * Does it, after every other run has ended.
     *
     * @return what was done; no changes when there was nothing to do
     * @throws MigrationException when something has to be settled first, or at the first failure;
     *     what was done before stays
     */
    public Report run(Request request) {
        var migrations = Migrations.read(directory);
        return inSession(session -> {
            lock(session);
            var history = new History(session);
            history.create();
            var scripts = new Course(migrations, history.read()).of(request);
            for (var script : scripts) {
                run(session, script);
            }
            return new Report(changes(scripts), Standing.of(migrations, history.read()));
        });
    }

    /**
     * Says what became of a migration outside of this: the way out after one was broken off, and
     * the way in for a database that has the changes already.
     *
     * @param applied whether it counts as applied, with its up file as it is now; else as pending
     */
    public void resolve(Version version, boolean applied) {
        var migrations = Migrations.read(directory);
        var statements =
                applied
                        ? List.of(
                                History.delete(version),
                                History.insert(
                                        known(migrations, version),
                                        AppliedMigration.Outcome.APPLIED))
                        : List.of(History.delete(version));
        inSession(session -> {
            lock(session);
            var history = new History(session);
            history.create();
            if (!applied && history.read().stream().noneMatch(a -> a.version().equals(version))) {
                throw new MigrationException("version " + version + " is pending already", "");
            }
            session.execute(List.of("BEGIN"));
            session.execute(statements);
            session.execute(List.of("COMMIT"));
            return true;
        });
    }

    private Migration known(Migrations migrations, Version version) {
        return migrations
                .find(version)
                .orElseThrow(() ->
                        new MigrationException(
                                "there is no version " + version + " in " + directory, ""));
    }

    private void run(DatabaseSession session, Script script) {
        listener.begins(script.change());
        long begun = System.nanoTime();
        try {
            session.execute(script.sql());
        } catch (StatementException e) {
            var failure = script.failed(e);
            listener.fails(script.change(), failure.message());
            throw failure;
        }
        listener.ends(script.change(), Duration.ofNanos(System.nanoTime() - begun));
    }

    private static List<Change> changes(List<Script> scripts) {
        return scripts.stream().map(Script::change).toList();
    }

    // Asked for again and again instead of waited for inside the database: who waits there has a
    // snapshot, and CREATE INDEX CONCURRENTLY in the run with the lock waits for all of those.
    private void lock(DatabaseSession session) throws StatementException {
        boolean told = false;
        while (!isTrue(session, "SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            if (!told) {
                listener.waiting("another run of migrations is at work");
                told = true;
            }
            pause();
        }
    }

    private static boolean isTrue(DatabaseSession session, String sql) throws StatementException {
        return session.query(sql).getFirst().getFirst().equals("t");
    }

    private <T> T inSession(Work<T> work) {
        try (var session = open()) {
            return work.in(session);
        } catch (StatementException e) {
            throw new MigrationException("the database refused: " + e.words(), "");
        }
    }

    private DatabaseSession open() {
        var giveUp = Instant.now().plus(patience);
        boolean told = false;
        while (true) {
            try {
                return database.open();
            } catch (UnreachableException e) {
                if (!Instant.now().isBefore(giveUp)) {
                    throw new MigrationException(
                            "the database takes no connections: " + e.getMessage(),
                            "waited for " + patience.toSeconds() + " s; is it running?");
                }
                if (!told) {
                    listener.waiting("the database takes no connections yet");
                    told = true;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException("interrupted", "");
        }
    }

    /** What is done in one session. */
    @FunctionalInterface
    private interface Work<T> {
        T in(DatabaseSession session) throws StatementException;
    }
}
