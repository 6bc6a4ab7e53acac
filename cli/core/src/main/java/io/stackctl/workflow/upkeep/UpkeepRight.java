package io.stackctl.workflow.upkeep;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.deploy.DeployRight;
import io.stackctl.workflow.deploy.OpenDeployment;
import io.stackctl.workflow.lock.LockWait;
import java.util.Optional;
import java.util.function.Function;

/**
 * The right to change a stack for its upkeep, which waits for nobody, and leaves deployments be.
 */
public record UpkeepRight(Surroundings around, StackName stack, Upkeep upkeep, Spoken spoken) {

    /**
     * Does something under it.
     *
     * @return what came of it; empty where somebody else is at it, which is said
     */
    public <R> Optional<R> under(ServiceName service, Function<DeployRight, R> work) {
        try (var right = DeployRight.take(around, stack, upkeep.action(), LockWait.NONE)) {
            var open = OpenDeployment.of(new RevisionStore(around.engine(), stack));
            if (open.isPresent()) {
                notNow(
                        service,
                        "revision "
                                + open.get().number()
                                + " is half deployed. `stackctl deploy` goes on with it, `stackctl"
                                + " abort` goes back");
                return Optional.empty();
            }
            return Optional.of(work.apply(right));
        } catch (StackException e) {
            if (e.failure() instanceof Failure.LockHeld) {
                notNow(service, e.failure().message());
                return Optional.empty();
            }
            throw e;
        }
    }

    private void notNow(ServiceName service, String why) {
        spoken.note(service, service + " is not " + upkeep.done() + " now: " + why);
    }
}
