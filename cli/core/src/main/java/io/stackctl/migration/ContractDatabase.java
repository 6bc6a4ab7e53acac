package io.stackctl.migration;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.migration.rule.Request;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/**
 * Applies what takes something away from a database that nobody needs any more, in whichever
 * container of its service runs by then.
 *
 * @param directory absolute directory with the files
 */
public record ContractDatabase(String directory, ServiceName database, String cause)
        implements Step {

    @Override
    public Target target() {
        return Target.service(database.value());
    }

    @Override
    public String verb() {
        return "migrate";
    }

    @Override
    public Weight weight() {
        return Weight.SLOW;
    }

    @Override
    public Narration narration() {
        // Each migration tells of itself.
        return Narration.SILENT;
    }

    @Override
    public Outcome run(StepContext context) {
        var container =
                context.engine().containers().ofStack(context.stack(), false).stream()
                        .filter(found -> found.service().equals(database) && !found.oneOff())
                        .map(ObservedContainer::id)
                        .findFirst()
                        .orElseThrow(() ->
                                new StackException(
                                        new Failure.OperationFailed(
                                                "service " + database + " does not run",
                                                "`stackctl migrate up --contract` does it when it"
                                                        + " does")));
        new StackMigrations(
                        context.engine(),
                        context.events(),
                        MigrationFolder.of(directory, context.settings()),
                        container,
                        MigrateDatabase.DATABASE_PATIENCE)
                .run(Request.Up.WHOLE);
        return Outcome.DONE;
    }
}
