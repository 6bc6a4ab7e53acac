package io.stackctl.migration;

import io.stackctl.migration.rule.Request;
import io.stackctl.model.name.ContainerId;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.time.Duration;

/** A step that applies pending migrations to a database. */
interface MigrationStep extends Step {

    /** A database without a health check counts as ready long before it takes connections. */
    Duration DATABASE_PATIENCE = Duration.ofSeconds(60);

    /** The absolute directory with the files. */
    String directory();

    /** Which of them. */
    Request.Up request();

    /** The container that the database runs in by now. */
    ContainerId databaseIn(StepContext context);

    @Override
    default String verb() {
        return "migrate";
    }

    @Override
    default Weight weight() {
        return Weight.SLOW;
    }

    @Override
    default Narration narration() {
        // Each migration tells of itself.
        return Narration.SILENT;
    }

    @Override
    default Outcome run(StepContext context) {
        new StackMigrations(
                        context.engine(),
                        context.events(),
                        MigrationFolder.of(directory(), context.settings()),
                        databaseIn(context),
                        DATABASE_PATIENCE)
                .run(request());
        return Outcome.DONE;
    }
}
