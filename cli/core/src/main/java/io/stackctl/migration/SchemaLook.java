package io.stackctl.migration;

import io.stackctl.engine.Engine;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.migration.rule.Migrator;
import io.stackctl.migration.rule.Request;
import io.stackctl.migration.rule.Standing;
import io.stackctl.model.Extension.Migrations;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the files of a stack and its database compare at the moment.
 *
 * @param contents what files there are
 * @param running the database's container; empty where it does not run
 * @param standing empty where the database cannot be asked
 */
record SchemaLook(
        Migrator.Contents contents,
        Optional<ObservedContainer> running,
        Optional<Standing> standing) {

    /**
     * Looks.
     *
     * @throws StackException when the files are not in order
     */
    static SchemaLook at(
            Migrations declared, ObservedStack observed, Engine engine, Settings settings) {
        var folder = MigrationFolder.of(declared.directory(), settings);
        var contents = folder.contents();
        var running =
                observed.replicasOf(declared.database()).stream()
                        .filter(ObservedContainer::isUp)
                        .findFirst();
        return new SchemaLook(
                contents, running, running.flatMap(database -> ask(engine, folder, database)));
    }

    private static Optional<Standing> ask(
            Engine engine, MigrationFolder folder, ObservedContainer database) {
        try {
            return Optional.of(
                    new StackMigrations(engine, event -> {}, folder, database.id(), Duration.ZERO)
                            .status());
        } catch (StackException notNow) {
            // It may still be starting: the step waits for it, and says what is wrong if it is.
            return Optional.empty();
        }
    }

    /** What to add where a run is certain; empty where nobody knows what it will find to do. */
    String pending(Request.Up request) {
        return standing.flatMap(_ -> lacks(request)).map(lack -> ", " + lack).orElse("");
    }

    /** The names of those that wait, as far as the database can tell; else of all that may. */
    List<String> waiting() {
        return standing.map(Standing::waiting).orElse(contents.contracts());
    }

    /** What a run would find to do, or in its way; empty when there is nothing. */
    Optional<String> lacks(Request.Up request) {
        if (standing.isEmpty()) {
            return Optional.of("the database cannot tell what is pending");
        }
        var found = standing.get();
        if (!found.problems().isEmpty()) {
            return Optional.of(found.problems().getFirst());
        }
        var names = request.contract() ? found.left() : found.pending();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("pending: " + String.join(", ", names));
    }
}
