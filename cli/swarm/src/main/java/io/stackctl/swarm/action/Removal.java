package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.plan.Outcome;

/** Takes things away, of which somebody else may have been the first. */
final class Removal {

    private static final int NOT_FOUND = 404;

    private Removal() {}

    /**
     * Removes one.
     *
     * @param path what stands before the id, such as {@code /services/}
     */
    static Outcome of(SwarmContext context, String path, String id) {
        try {
            context.api().run(ApiCall.delete(path + ApiCall.segment(id)));
        } catch (StackException refused) {
            if (!isGone(refused)) {
                throw refused;
            }
        }
        return Outcome.DONE;
    }

    private static boolean isGone(StackException refused) {
        return refused.failure() instanceof EngineFailure failure && failure.status() == NOT_FOUND;
    }
}
