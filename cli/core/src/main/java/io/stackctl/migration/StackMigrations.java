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
import io.stackctl.model.name.ContainerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The migrations of one database container. Everything here throws {@link StackException} with a
 * {@link Failure.OperationFailed} where the rules throw {@link MigrationException}.
 */
public final class StackMigrations {

    private final MigrationFolder folder;
    private final Migrator migrator;

    /**
     * Prepares.
     *
     * @param container id of the database's container
     * @param patience how long to wait for a database that takes no connections yet
     */
    public StackMigrations(
            Engine engine,
            EventSink events,
            MigrationFolder folder,
            ContainerId container,
            Duration patience) {
        this.folder = folder;
        migrator =
                new Migrator(
                        folder.path(),
                        () -> PsqlSession.open(engine, container),
                        patience,
                        new Telling(events, folder));
    }

    /**
     * The names of applied migrations that took something away, newer than a version; whatever
     * files there are.
     *
     * @throws StackException when the database cannot be asked
     */
    public static List<String> contractsAbove(Engine engine, ContainerId container, int version) {
        return translated(() ->
                new Migrator(
                                Path.of(""),
                                () -> PsqlSession.open(engine, container),
                                Duration.ZERO,
                                MigrationListener.NONE)
                        .contractsAbove(version));
    }

    /** How files and database compare. */
    public Standing status() {
        return folder.translated(migrator::status);
    }

    /** What {@link #run} would do now. */
    public Report preview(Request request) {
        return folder.translated(() -> migrator.preview(request));
    }

    /** Does it, and tells an event for each migration. */
    public Report run(Request request) {
        return folder.translated(() -> migrator.run(request));
    }

    /** Says what became of a migration outside of this. */
    public void resolve(Version version, boolean applied) {
        folder.translated(() -> {
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
    private record Telling(EventSink events, MigrationFolder folder) implements MigrationListener {

        @Override
        public void waiting(String reason) {
            events.accept(new Event.Note(folder.told(reason) + ": waiting"));
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
            tell(change, Status.FAILED, folder.told(message));
        }

        private void tell(Change change, Status status, String detail) {
            events.accept(
                    new Event.ResourceChanged(
                            Resource.migration(change.migration()), status, detail));
        }
    }
}
