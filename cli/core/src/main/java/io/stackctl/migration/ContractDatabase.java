package io.stackctl.migration;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.migration.rule.Request;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Target;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.StepContext;

/**
 * Applies what takes something away from a database that nobody needs any more, in whichever
 * container of its service runs by then.
 *
 * @param directory absolute directory with the files
 */
public record ContractDatabase(String directory, ServiceName database, String cause)
        implements MigrationStep {

    @Override
    public Target target() {
        return Target.service(database.value());
    }

    @Override
    public Request.Up request() {
        return Request.Up.WHOLE;
    }

    @Override
    public ContainerId databaseIn(StepContext context) {
        return context.engine().containers().ofStack(context.stack(), false).stream()
                .filter(found -> found.service().equals(database) && !found.oneOff())
                .map(ObservedContainer::id)
                .findFirst()
                .orElseThrow(() ->
                        new StackException(
                                new Failure.OperationFailed(
                                        "service " + database + " does not run",
                                        "`stackctl migrate up --contract` does it when it does")));
    }
}
