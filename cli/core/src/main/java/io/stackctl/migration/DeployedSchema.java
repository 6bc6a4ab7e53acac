package io.stackctl.migration;

import io.stackctl.engine.Engine;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.migration.rule.Request;
import io.stackctl.model.Extension.Migrations;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.Gate;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The migrations of a deployment. What only adds runs before anything of the new version; what
 * takes something away runs when it has succeeded, since until then the old version may come back.
 */
public final class DeployedSchema {

    private final Migrations declared;
    private final SchemaLook look;
    private final boolean among;

    private DeployedSchema(Migrations declared, SchemaLook look, boolean among) {
        this.declared = declared;
        this.look = look;
        this.among = among;
    }

    /**
     * Looks at files and database; empty where the stack declares no migrations. Where its database
     * is not among the selected services, nothing is done to it.
     *
     * @throws StackException when the files are not in order, before anything is changed
     */
    public static Optional<DeployedSchema> of(
            Stack stack, ObservedStack observed, Engine engine, Settings settings) {
        return stack.extension()
                .migrations()
                .map(declared ->
                        new DeployedSchema(
                                declared,
                                SchemaLook.at(declared, observed, engine, settings),
                                stack.service(declared.database()).isPresent()));
    }

    /**
     * The directory where a job of the stack migrates and the files are not on this machine; empty
     * where they are. Without a job, nobody can do without them.
     */
    public static Optional<String> away(Stack stack) {
        return stack.extension()
                .migrations()
                .filter(declared -> declared.job().isPresent())
                .map(Migrations::directory)
                .filter(directory -> !Files.isDirectory(Path.of(directory)));
    }

    /** The service that is the database. */
    public ServiceName database() {
        return declared.database();
    }

    /** The number of the newest migration. */
    public int version() {
        return look.contents().newest();
    }

    /** What is passed through before whoever needs the database starts; a job sees to it itself. */
    public List<Gate> gates() {
        return isElsewhere()
                ? List.of()
                : List.of(MigrationGate.of(declared, look, Request.Up.EXPANDING));
    }

    /**
     * The same as a step before everything else, for a database that runs and stays as it is; empty
     * when there is nothing to do.
     */
    public Optional<Step> expand() {
        if (isElsewhere()) {
            return Optional.empty();
        }
        return look.running()
                .flatMap(database ->
                        look.lacks(Request.Up.EXPANDING)
                                .map(cause ->
                                        new MigrateDatabase(
                                                declared.directory(),
                                                ContainerRef.of(database),
                                                Request.Up.EXPANDING,
                                                cause)));
    }

    private boolean isElsewhere() {
        return declared.job().isPresent() || !among;
    }

    /** The names of those that wait, as far as the database can tell; else of all that may. */
    public List<String> waiting() {
        return look.waiting();
    }

    /** The step after everything else; empty when nothing waits. */
    public Optional<Step> contract() {
        if (waiting().isEmpty()) {
            return Optional.empty();
        }
        var names = String.join(", ", waiting());
        return Optional.of(
                new ContractDatabase(
                        declared.directory(),
                        declared.database(),
                        (look.standing().isPresent() ? "at the end: " : "at the end, if pending: ")
                                + names));
    }
}
