package io.stackctl.workflow;

import io.stackctl.engine.Engine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;

/** What a user's interrupt sends to a container. */
public final class UserSignal {

    private UserSignal() {}

    /**
     * Sends it. One that does not run takes none, and may have ended while the user pressed the
     * key: whoever waits for it says how.
     *
     * @param signal such as {@code SIGINT}
     */
    public static void send(Engine engine, ContainerId container, String signal) {
        try {
            engine.containers().kill(container, signal);
        } catch (StackException e) {
            if (!(e.failure() instanceof Failure.EngineFailure refused) || !refused.isRefusal()) {
                throw e;
            }
        }
    }
}
