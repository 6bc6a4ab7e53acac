package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import java.util.function.LongConsumer;

/**
 * A change of something whose number has to be named, so that no other change is lost. A swarm
 * counts on by itself, too: when a change is done, or when a machine has something to say. So what
 * it takes for another change is only one where what somebody wants has become another.
 */
final class NumberedChange {

    /** Between a look and a call a swarm hardly counts on more than once. */
    private static final int TRIES = 5;

    private final EngineApi api;
    private final String path;
    private final Json before;
    private final String what;

    /**
     * Prepares.
     *
     * @param path where it can be looked at, such as {@code /nodes/ID}
     * @param before what it was to be when the change was planned
     * @param what how it is called
     */
    NumberedChange(EngineApi api, String path, Json before, String what) {
        this.api = api;
        this.path = path;
        this.before = before;
        this.what = what;
    }

    /**
     * Makes the change.
     *
     * @param version the number when the change was planned
     * @param call changes it, by the number that it takes
     * @throws StackException when somebody else was first
     */
    void make(long version, LongConsumer call) {
        long number = version;
        for (int left = TRIES; ; left--) {
            try {
                call.accept(number);
                return;
            } catch (StackException refused) {
                if (!isOutOfSequence(refused)) {
                    throw refused;
                }
                var now = api.object(ApiCall.get(path), found -> found);
                if (left == 0 || !now.get("Spec").toString().equals(before.toString())) {
                    throw new StackException(
                            new OperationFailed(
                                    what + " was changed by somebody else meanwhile",
                                    "run this again: it looks at it anew"),
                            refused);
                }
                number = now.get("Version").number("Index");
            }
        }
    }

    private static boolean isOutOfSequence(StackException refused) {
        return refused.failure() instanceof EngineFailure failure
                && failure.words().contains("update out of sequence");
    }
}
