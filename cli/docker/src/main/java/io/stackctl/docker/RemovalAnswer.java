package io.stackctl.docker;

import io.stackctl.engine.Removal;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.StackException;

/** Tells removals apart that did not remove anything, and are no failures. */
final class RemovalAnswer {

    private RemovalAnswer() {}

    static Removal of(Runnable removal) {
        try {
            removal.run();
            return Removal.REMOVED;
        } catch (StackException e) {
            if (e.failure() instanceof EngineFailure failure) {
                // Somebody else's 404 does not say that something is gone.
                boolean engines = failure.kind() != Kind.OTHER;
                if (engines && failure.status() == 404) {
                    return Removal.NOT_FOUND;
                }
                if (engines && failure.status() == 409) {
                    return Removal.IN_USE;
                }
            }
            throw e;
        }
    }
}
