package io.stackctl.workflow.lifecycle;

import io.stackctl.engine.Engine;
import io.stackctl.failure.StackException;
import io.stackctl.migration.StackMigrations;
import io.stackctl.model.Stack;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Asks a database that runs which migrations it lacks, so that the plan of a stack whose migrations
 * are all applied is empty.
 */
final class PendingMigrations {

    private PendingMigrations() {}

    /**
     * Why it has to be migrated; empty when it does not, when it does not run, or when a job of the
     * stack sees to it.
     *
     * @throws StackException when the files are not in order, before anything is changed
     */
    static Optional<String> of(Stack stack, ObservedStack observed, Engine engine) {
        var declared = stack.extension().migrations().filter(found -> found.job().isEmpty());
        if (declared.isEmpty() || stack.service(declared.get().database()).isEmpty()) {
            return Optional.empty();
        }
        var directory = declared.get().directory();
        StackMigrations.check(directory);
        return observed.replicasOf(declared.get().database()).stream()
                .filter(ObservedContainer::isUp)
                .findFirst()
                .flatMap(database -> cause(engine, directory, database));
    }

    private static Optional<String> cause(
            Engine engine, String directory, ObservedContainer database) {
        try {
            var standing =
                    new StackMigrations(
                                    engine,
                                    event -> {},
                                    directory,
                                    database.id().value(),
                                    Duration.ZERO)
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
