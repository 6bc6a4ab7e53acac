package io.stackctl.workflow.change;

import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lock.StackLock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tries once more when another stackctl changed a stack while this one waited for its containers:
 * those that were waited for may have been replaced.
 */
final class Persistence {

    private final Surroundings around;
    private final StackLock lock;

    Persistence(Surroundings around, StackLock lock) {
        this.around = around;
        this.lock = lock;
    }

    /**
     * Does it.
     *
     * @param again looks at the stack anew; nobody else gets a turn meanwhile, so that two cannot
     *     go on overtaking each other; empty for what is not tried again
     * @throws StackException the failure of the first attempt where nobody else, or somebody who
     *     ended the stack, was the cause
     */
    <T> T run(Supplier<T> first, Optional<Supplier<T>> again) {
        try {
            return first.get();
        } catch (StackException e) {
            if (again.isEmpty() || e.failure() instanceof Failure.Interrupted) {
                throw e;
            }
            lock.resume();
            var other = lock.overtaker().orElseThrow(() -> e);
            var what =
                    "another stackctl ("
                            + other.shown()
                            + ") has changed stack "
                            + lock.stack()
                            + " meanwhile";
            if (!other.change().isLasting()) {
                throw isMissing(e) ? ended(what, e) : told(what, e);
            }
            around.events().accept(new Event.Note(what + ": looking at it anew"));
        }
        lock.insist();
        return again.get().get();
    }

    private static boolean isMissing(StackException e) {
        return e.failure() instanceof EngineFailure refused
                && refused.kind() == EngineFailure.Kind.NOT_FOUND;
    }

    private static StackException ended(String what, StackException e) {
        return new StackException(
                new Failure.OperationFailed(what, "run this again if it is still wanted"), e);
    }

    private StackException told(String what, StackException e) {
        around.events().accept(new Event.Note(what));
        return e;
    }
}
