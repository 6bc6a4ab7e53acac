package io.stackctl.migration;

import io.stackctl.migration.rule.Request;
import io.stackctl.model.name.ContainerId;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/**
 * Applies the pending migrations of a database.
 *
 * @param directory absolute directory with the files
 * @param container of the service that is the database
 * @param request which of them
 */
public record MigrateDatabase(
        String directory, ContainerRef container, Request.Up request, String cause)
        implements MigrationStep, ContainerStep {

    @Override
    public ContainerId databaseIn(StepContext context) {
        return context.idOf(this);
    }
}
