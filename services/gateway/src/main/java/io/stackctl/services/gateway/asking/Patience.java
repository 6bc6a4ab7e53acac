package io.stackctl.services.gateway.asking;

import io.stackctl.services.kit.HttpError;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something, as long as the gateway is not about to stop. */
final class Patience {
    /** Waits for so long at most, in its own way, until something may have changed. */
    @FunctionalInterface
    interface Pause {
        void take(Duration longest) throws InterruptedException;
    }

    /** How soon a wait notices that the gateway stops. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final BooleanSupplier ending;

    Patience(BooleanSupplier ending) {
        this.ending = ending;
    }

    /** False when it did not come to hold in time; throws 503 when the gateway stops. */
    boolean until(BooleanSupplier holds, Duration atMost, Pause pause) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (ending.getAsBoolean()) {
                throw new HttpError(503, "the gateway is stopping");
            }
            var left = Duration.ofNanos(until - System.nanoTime());
            if (!left.isPositive()) {
                return false;
            }
            pause.take(left.compareTo(LONGEST_PAUSE) < 0 ? left : LONGEST_PAUSE);
        }
        return true;
    }
}
