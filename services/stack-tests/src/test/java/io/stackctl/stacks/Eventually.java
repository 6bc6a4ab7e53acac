package io.stackctl.stacks;

import java.time.Duration;
import java.time.Instant;

/**
 * Waits for a condition that nothing announces; how long it takes decides nothing, unless it never
 * comes.
 */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** May throw; that counts as a failure of the test. */
    interface Condition {
        boolean holds() throws Exception;
    }

    private Eventually() {}

    static void holds(String what, Condition condition) throws Exception {
        var giveUp = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            if (Instant.now().isAfter(giveUp)) {
                throw new AssertionError("never: " + what);
            }
            Thread.sleep(PAUSE);
        }
    }
}
