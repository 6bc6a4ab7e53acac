package io.stackctl.migration;

import io.stackctl.migration.rule.Request;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import java.time.Duration;

/**
 * Applies the pending migrations of a database.
 *
 * @param directory absolute directory with the files
 * @param container of the service that is the database
 * @param request which of them
 */
public record MigrateDatabase(
        String directory, ContainerRef container, Request.Up request, String cause)
        implements ContainerStep {

    /** A database without a health check counts as ready long before it takes connections. */
    static final Duration DATABASE_PATIENCE = Duration.ofSeconds(60);

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
        new StackMigrations(
                        context.engine(),
                        context.events(),
                        MigrationFolder.of(directory, context.settings()),
                        context.idOf(this),
                        DATABASE_PATIENCE)
                .run(request);
        return Outcome.DONE;
    }
}
