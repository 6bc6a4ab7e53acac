package io.stackctl.kubernetes.action;

import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ApiRefusal;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Bridges the time in which a cluster does not answer, as it is when its API server starts anew:
 * who waits goes on waiting.
 */
final class Outage {

    private static final Duration BEARABLE = Duration.ofSeconds(30);

    private boolean isAway;
    private long since;

    /**
     * Asks; while there is no answer, it does not hold.
     *
     * @throws StackException for any other failure, and when the cluster stays away
     */
    boolean holds(BooleanSupplier question) {
        try {
            boolean answer = question.getAsBoolean();
            isAway = false;
            return answer;
        } catch (StackException e) {
            if (!ApiRefusal.isOutage(e)) {
                throw e;
            }
            since = isAway ? since : System.nanoTime();
            isAway = true;
            if (System.nanoTime() - since > BEARABLE.toNanos()) {
                throw e;
            }
            return false;
        }
    }
}
