package io.stackctl.migration;

import io.stackctl.engine.Engine;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.model.Stack;
import io.stackctl.planner.Gate;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Whoever depends on a database, in whatever way, gets it migrated. One that runs is asked what it
 * lacks, so that the plan of a stack whose migrations are all applied is empty.
 */
public final class MigrationGate {

    private MigrationGate() {}

    /**
     * The gate behind the database; empty where the stack declares none, or a job of its own sees
     * to it.
     *
     * @throws StackException when the files are not in order, before anything is changed
     */
    public static Optional<Gate> of(
            Stack stack, ObservedStack observed, Engine engine, Settings settings) {
        var declared = stack.extension().migrations().filter(found -> found.job().isEmpty());
        if (declared.isEmpty() || stack.service(declared.get().database()).isEmpty()) {
            return Optional.empty();
        }
        var directory = declared.get().directory();
        var database = declared.get().database();
        var folder = MigrationFolder.of(directory, settings);
        folder.check();
        return Optional.of(
                new Gate(
                        database,
                        Gate.Position.AFTER,
                        (containers, cause) ->
                                containers.stream()
                                        .findFirst()
                                        .map(first -> new MigrateDatabase(directory, first, cause)),
                        Optional.of("the database starts"),
                        observed.replicasOf(database).stream()
                                .filter(ObservedContainer::isUp)
                                .findFirst()
                                .flatMap(running -> pending(engine, folder, running))));
    }

    private static Optional<String> pending(
            Engine engine, MigrationFolder folder, ObservedContainer database) {
        try {
            var standing =
                    new StackMigrations(engine, event -> {}, folder, database.id(), Duration.ZERO)
                            .status();
            var found = new ArrayList<>(standing.problems());
            if (!standing.pending().isEmpty()) {
                found.add("pending: " + String.join(", ", standing.pending()));
            }
            return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
        } catch (StackException notNow) {
            // It may still be starting: the step waits for it, and says what is wrong if it is.
            return Optional.of("the database cannot tell what is pending");
        }
    }
}
