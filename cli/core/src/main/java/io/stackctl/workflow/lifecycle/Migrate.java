package io.stackctl.workflow.lifecycle;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.RevisionStore;
import io.stackctl.migration.MigrationFolder;
import io.stackctl.migration.StackMigrations;
import io.stackctl.migration.rule.Change;
import io.stackctl.migration.rule.Report;
import io.stackctl.migration.rule.Request;
import io.stackctl.migration.rule.Standing;
import io.stackctl.migration.rule.Version;
import io.stackctl.model.Extension.Migrations;
import io.stackctl.model.Stack;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lock.ChangeKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code migrate}: brings the schema of a stack's database forward or back. */
public final class Migrate {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Surroundings around;

    public Migrate(Surroundings around) {
        this.around = around;
    }

    /**
     * Reads a request, such as {@code down 2}.
     *
     * @throws StackException when it is none
     */
    public static Request request(List<String> words) {
        return StackMigrations.translated(() -> Request.of(words));
    }

    /** How the files and the database compare. */
    public Standing status(Stack stack) {
        return migrations(stack).status();
    }

    /**
     * Does it; a reset only when the user agrees to what it reverts.
     *
     * @param forced whether the user insists on a reset of a production environment
     * @return what was done, or would be in a dry run; empty when the user did not agree
     */
    public Optional<Report> run(Stack stack, Request request, boolean forced) {
        var migrations = migrations(stack);
        if (request instanceof Request.Reset reset) {
            StackMigrations.translated(() -> {
                reset.check(environment(stack), forced);
                return true;
            });
        }
        if (around.dryRun()) {
            return Optional.of(migrations.preview(request));
        }
        try (var _ = StackChange.begin(around, stack.name(), ChangeKind.MIGRATE)) {
            if (request instanceof Request.Up up && up.contract()) {
                refuseWhileHalfDone(stack);
            }
            return request instanceof Request.Reset && !agrees(stack, migrations.preview(request))
                    ? Optional.empty()
                    : Optional.of(migrations.run(request));
        }
    }

    /** Until it has come, the version before may have to come back, and needs all that it knows. */
    private void refuseWhileHalfDone(Stack stack) {
        HalfDone.refuse(stack.name(), new RevisionStore(around.engine(), stack.name()).volumes());
    }

    /**
     * Says what became of a migration outside of this.
     *
     * @param version such as {@code 003}
     * @param applied whether it counts as applied, with its up file as it is now; else as pending
     */
    public void resolve(Stack stack, String version, boolean applied) {
        var number = StackMigrations.translated(() -> Version.of(version));
        if (around.dryRun()) {
            return;
        }
        try (var _ = StackChange.begin(around, stack.name(), ChangeKind.MIGRATE)) {
            migrations(stack).resolve(number, applied);
        }
    }

    /**
     * Makes the files of the next migration.
     *
     * @return their paths; empty in a dry run
     */
    public List<Path> create(Stack stack, String name) {
        var folder = folder(declared(stack));
        return around.dryRun() ? List.of() : folder.create(name);
    }

    private boolean agrees(Stack stack, Report preview) {
        var reverted = preview.changes().stream().map(Change::migration).toList();
        if (reverted.isEmpty()) {
            return true; // nothing can be lost
        }
        var list = String.join("\n  ", reverted);
        return around.confirmation()
                .confirm(
                        "This is reverted in the database of stack "
                                + stack.name()
                                + ", and what it holds is lost:\n  "
                                + list
                                + "\nGo on?");
    }

    private static String environment(Stack stack) {
        return stack.extension().environment().orElse(stack.variable(Stack.ENVIRONMENT).orElse(""));
    }

    private StackMigrations migrations(Stack stack) {
        var declared = declared(stack);
        var folder = folder(declared);
        folder.contents();
        var database =
                new Replica(declared.database(), OptionalInt.empty())
                        .in(around.engine(), stack.name());
        return new StackMigrations(
                around.engine(), around.events(), folder, database.id(), PATIENCE);
    }

    private MigrationFolder folder(Migrations declared) {
        return MigrationFolder.of(declared.directory(), around.settings());
    }

    private static Migrations declared(Stack stack) {
        return stack.extension()
                .migrations()
                .orElseThrow(() ->
                        new StackException(
                                new Failure.InvalidRequest(
                                        "stack " + stack.name() + " declares no migrations",
                                        "add x-stackctl: {migrations: {directory: ./migrations,"
                                                + " database: SERVICE}} to its definition")));
    }
}
