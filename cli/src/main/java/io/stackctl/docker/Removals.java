package io.stackctl.docker;

import io.stackctl.engine.Removal;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;

/** Tells removals apart that did not remove anything, and are no failures. */
final class Removals {

    private Removals() {}

    static Removal of(Runnable removal) {
        try {
            removal.run();
            return Removal.REMOVED;
        } catch (StackException e) {
            if (e.failure() instanceof EngineFailure failure) {
                switch (failure.status()) {
                    case 404 -> {
                        return Removal.NOT_FOUND;
                    }
                    case 409 -> {
                        return Removal.IN_USE;
                    }
                    default -> {}
                }
            }
            throw e;
        }
    }
}
