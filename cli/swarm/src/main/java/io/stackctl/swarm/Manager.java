package io.stackctl.swarm;

import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import java.util.function.Supplier;

/** Questions that a manager of a swarm alone can answer. */
final class Manager {

    private static final int IS_NONE = 503;

    private Manager() {}

    /** An engine that is no manager says so in words of its own, which name no way out. */
    static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (StackException refused) {
            if (refused.failure() instanceof EngineFailure failure && failure.status() == IS_NONE) {
                throw new StackException(
                        new OperationFailed(
                                "this engine is no manager of a swarm",
                                "make one with 'docker swarm init', join one, or name a manager by"
                                        + " --context, -H or DOCKER_HOST"),
                        refused);
            }
            throw refused;
        }
    }
}
