package io.stackctl.history;

import io.stackctl.failure.StackException;

/** Takes back what was begun when something failed; that it cannot be is no news beside that. */
record Attempt(StackException failure) {

    Attempt run(Runnable step) {
        try {
            step.run();
        } catch (StackException further) {
            failure.addSuppressed(further);
        }
        return this;
    }
}
