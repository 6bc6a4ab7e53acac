package io.stackctl.migration;

import io.stackctl.engine.Engine;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.migration.rule.Request;
import io.stackctl.model.Extension.Migrations;
import io.stackctl.model.Stack;
import io.stackctl.planner.Gate;
import io.stackctl.state.ObservedStack;
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
     * @param request which migrations are applied there
     * @throws StackException when the files are not in order, before anything is changed
     */
    public static Optional<Gate> of(
            Stack stack,
            ObservedStack observed,
            Engine engine,
            Settings settings,
            Request.Up request) {
        var declared = stack.extension().migrations().filter(found -> found.job().isEmpty());
        if (declared.isEmpty() || stack.service(declared.get().database()).isEmpty()) {
            return Optional.empty();
        }
        var look = SchemaLook.at(declared.get(), observed, engine, settings);
        return Optional.of(of(declared.get(), look, request));
    }

    /** The same for what was looked at. */
    static Gate of(Migrations declared, SchemaLook look, Request.Up request) {
        return new Gate(
                declared.database(),
                Gate.Position.AFTER,
                (containers, cause) ->
                        containers.stream()
                                .findFirst()
                                .map(first ->
                                        new MigrateDatabase(
                                                declared.directory(), first, request, cause)),
                Optional.of("the database starts" + look.pending(request)),
                look.running().flatMap(_ -> look.lacks(request)));
    }
}
