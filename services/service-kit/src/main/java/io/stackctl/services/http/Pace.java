package io.stackctl.services.http;

import java.time.Duration;

/**
 * What a sender may spend waiting: an allowance in time, which each wait uses up and each byte that
 * comes fills again. So who sends steadily may be slow for hours, and who sends a byte now and then
 * is through with the allowance soon. Only waits count: a receiver that is not ready for more does
 * not make a sender slow. Confined to one thread.
 */
public final class Pace {
    /** Below this in the long run, a sender counts as one that only holds its connection. */
    public static final int BYTES_PER_SECOND = 500;

    private static final long NANOS_PER_BYTE = 1_000_000_000L / BYTES_PER_SECOND;

    private final long allowance;
    private long spent;

    Pace(Duration allowance) {
        this.allowance = allowance.toNanos();
    }

    /** How long the next wait may take, in nanoseconds; 0 or less when all is used up. */
    long left() {
        return allowance - spent;
    }

    /** How far the sender is behind, in nanoseconds. */
    long spent() {
        return spent;
    }

    void waited(long nanos, int bytes) {
        spent = Math.max(0, spent + nanos - bytes * NANOS_PER_BYTE);
    }
}
