package io.stackctl.live;

import java.time.Duration;

/**
 * How often an engine that went away is looked for.
 *
 * @param attempts how many times in a row before it counts as lost
 * @param longest the longest pause before one of them; the first are shorter
 */
record Patience(int attempts, Duration longest) {

    /** About ten seconds: what a restart takes, and nobody waits in vain for long. */
    static final Patience USUAL = new Patience(24, Duration.ofMillis(500));

    private static final long FIRST_NANOS = Duration.ofMillis(30).toNanos();

    /** A stream that ended after so long was no failed attempt. */
    static final Duration GOOD_WHILE = Duration.ofSeconds(5);

    /**
     * How long to wait before an attempt.
     *
     * @param attempt 1 for the first
     */
    Duration before(int attempt) {
        long pause = FIRST_NANOS << Math.min(attempt - 1, 20);
        return pause < longest.toNanos() ? Duration.ofNanos(pause) : longest;
    }
}
