package io.stackctl.workflow.deploy;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.LockGate;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lock.ChangeKind;
import io.stackctl.workflow.lock.EngineLock;
import io.stackctl.workflow.lock.LockWait;
import java.util.Optional;

/**
 * The right to deploy a stack: no other process of this user changes it meanwhile, and no other
 * deployment on any machine does. The second is asked for again before each step.
 *
 * @param around what is worked with under it
 * @param change what changes are made by
 */
public record DeployRight(
        Surroundings around, StackChange change, StackChange local, Optional<EngineLock> lock)
        implements AutoCloseable {

    /**
     * Takes it.
     *
     * @param command the verb
     * @param wait for how long another deployment is waited for
     * @throws StackException when somebody else has it for longer, and for a hook of a deployment,
     *     which would wait for itself
     */
    public static DeployRight take(
            Surroundings around, StackName stack, String command, LockWait wait) {
        if (LockGate.isPartOfDeployment(around, stack)) {
            throw new StackException(
                    new Failure.InvalidRequest(
                            "this is part of a deployment of stack "
                                    + stack
                                    + ", which waits until it has ended",
                            "a hook may do anything else to the stack; leave '"
                                    + command
                                    + "' to what comes after the deployment"));
        }
        return takeAnew(around, stack, command, wait);
    }

    /** The same for what a hook of a deployment may do, too: it has the deployment's right. */
    static DeployRight share(Surroundings around, StackName stack, String command) {
        if (LockGate.isPartOfDeployment(around, stack)) {
            var local = StackChange.begin(around, stack, ChangeKind.DEPLOY);
            return new DeployRight(around, local, local, Optional.empty());
        }
        return takeAnew(around, stack, command, LockWait.NONE);
    }

    private static DeployRight takeAnew(
            Surroundings around, StackName stack, String command, LockWait wait) {
        var local = StackChange.begin(around, stack, ChangeKind.DEPLOY);
        try {
            return take(around, stack, command, wait, local);
        } catch (RuntimeException | Error e) {
            local.close();
            throw e;
        }
    }

    private static DeployRight take(
            Surroundings around,
            StackName stack,
            String command,
            LockWait wait,
            StackChange local) {
        if (around.dryRun()) {
            return new DeployRight(
                    around, local.insisting(around, () -> {}), local, Optional.empty());
        }
        var by = around.occasion().by();
        var lock = EngineLock.take(around, stack, by, command, wait);
        var within = lock.within();
        return new DeployRight(
                within, local.insisting(within, lock::require), local, Optional.of(lock));
    }

    @Override
    public void close() {
        try {
            lock.ifPresent(EngineLock::close);
        } finally {
            local.close();
        }
    }
}
