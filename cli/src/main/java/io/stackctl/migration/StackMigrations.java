package io.stackctl.migration;

import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.migration.rule.Change;
import io.stackctl.migration.rule.MigrationException;
import io.stackctl.migration.rule.MigrationListener;
import io.stackctl.migration.rule.Migrator;
import io.stackctl.migration.rule.Report;
import io.stackctl.migration.rule.Request;
import io.stackctl.migration.rule.Standing;
import io.stackctl.migration.rule.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The migrations of one database container. Everything here throws {@link StackException} with a
 * {@link Failure.OperationFailed} where the rules throw {@link MigrationException}.
 */
public final class StackMigrations {

    private final Migrator migrator;

    /**
     * Prepares.
     *
     * @param directory absolute; it is shown relative to the working directory where it is below
     * @param container id of the database's container
     * @param patience how long to wait for a database that takes no connections yet
     */
    public StackMigrations(
            Engine engine,
            EventSink events,
            String directory,
            String container,
            Duration patience) {
        migrator =
                new Migrator(
                        shown(directory),
                        () -> PsqlSession.open(engine, container),
                        patience,
                        new Telling(events));
    }

    /** The path that messages show: relative where the files are below the working directory. */
    public static Path shown(String directory) {
        var here = Path.of("").toAbsolutePath();
        var path = Path.of(directory);
        return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
    }

    /** Fails when the files are not in order, whatever the database is like. */
    public static void check(String directory) {
        translated(() -> {
            Migrator.check(shown(directory));
            return true;
        });
    }

    /** How files and database compare. */
    public Standing status() {
        return translated(migrator::status);
    }

    /** What {@link #run} would do now. */
    public Report preview(Request request) {
        return translated(() -> migrator.preview(request));
    }

    /** Does it, and tells an event for each migration. */
    public Report run(Request request) {
        return translated(() -> migrator.run(request));
    }

    /** Says what became of a migration outside of this. */
    public void resolve(Version version, boolean applied) {
        translated(() -> {
            migrator.resolve(version, applied);
            return true;
        });
    }

    /** Turns what the rules throw into a failure of the stack. */
    public static <T> T translated(Supplier<T> action) {
        try {
            return action.get();
        } catch (MigrationException e) {
            throw new StackException(new Failure.OperationFailed(e.message(), e.remedy()), e);
        }
    }

    /** Tells events. */
    private record Telling(EventSink events) implements MigrationListener {

        @Override
        public void waiting(String reason) {
            events.accept(new Event.Note(reason + ": waiting"));
        }

        @Override
        public void begins(Change change) {
            tell(
                    change,
                    change.direction() == Change.Direction.UP ? Status.APPLYING : Status.REVERTING,
                    "");
        }

        @Override
        public void ends(Change change, Duration took) {
            tell(
                    change,
                    change.direction() == Change.Direction.UP ? Status.APPLIED : Status.REVERTED,
                    "");
        }

        @Override
        public void fails(Change change, String message) {
            tell(change, Status.FAILED, message);
        }

        private void tell(Change change, Status status, String detail) {
            events.accept(
                    new Event.ResourceChanged(
                            Resource.migration(change.migration()), status, detail));
        }
    }
}
