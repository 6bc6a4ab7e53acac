package io.stackctl.execution;

import io.stackctl.engine.EngineThread;
import io.stackctl.plan.Weight;
import java.time.Duration;

/**
 * How many engine calls are in flight at once. An engine does the most work with a few (measured: 4
 * to 8 on 2 cores); but calls that mostly wait for a program to end, such as a stop, give their
 * place back once a moment passes in which none of them ends: until then the engine has its hands
 * full with them.
 */
final class CallLimit {

    private static final Duration MOMENT = Duration.ofMillis(300);

    private final int limit;
    private int taken;
    private long lastEnd = System.nanoTime() - MOMENT.toNanos();

    CallLimit(int limit) {
        this.limit = limit;
    }

    /** Blocks until there is room for an action. */
    Place take(Weight weight) throws InterruptedException {
        if (weight != Weight.CALL && weight != Weight.SLOW) {
            return new Place(false);
        }
        synchronized (this) {
            while (taken >= limit) {
                wait();
            }
            taken++;
        }
        var place = new Place(true);
        if (weight == Weight.SLOW) {
            Thread.ofVirtual()
                    .start(() -> {
                        do {
                            EngineThread.pause(MOMENT);
                        } while (isBusy() && place.isHeld());
                        place.giveBack();
                    });
        }
        return place;
    }

    private synchronized boolean isBusy() {
        return System.nanoTime() - lastEnd < MOMENT.toNanos();
    }

    /** A call's place; closing it twice is harmless. */
    final class Place implements AutoCloseable {
        private boolean held;

        private Place(boolean held) {
            this.held = held;
        }

        /** The call has ended. */
        @Override
        public void close() {
            synchronized (CallLimit.this) {
                lastEnd = System.nanoTime();
                giveBack();
            }
        }

        private boolean isHeld() {
            synchronized (CallLimit.this) {
                return held;
            }
        }

        private void giveBack() {
            synchronized (CallLimit.this) {
                if (held) {
                    held = false;
                    taken--;
                    CallLimit.this.notifyAll();
                }
            }
        }
    }
}
