package io.stackctl.services.gateway.balancing;

import java.time.Duration;

/** How the requests to one instance went, of the last {@link #SPAN}. Times are as nanoTime. */
final class Outcomes {
    /** What is remembered, by the second. */
    static final Duration SPAN = Duration.ofSeconds(10);

    private static final int SECONDS = (int) SPAN.toSeconds();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int[] requests = new int[SECONDS];
    private final int[] failures = new int[SECONDS];
    private long last;

    /** {@code failures} of {@code requests}. */
    record Counts(long requests, long failures) {
        static final Counts NONE = new Counts(0, 0);

        Counts and(Counts other) {
            return new Counts(requests + other.requests, failures + other.failures);
        }
    }

    synchronized void add(boolean failed, long now) {
        forgetBefore(now);
        int place = place(last);
        requests[place]++;
        failures[place] += failed ? 1 : 0;
    }

    synchronized Counts recent(long now) {
        forgetBefore(now);
        var all = Counts.NONE;
        for (int i = 0; i < SECONDS; i++) {
            all = all.and(new Counts(requests[i], failures[i]));
        }
        return all;
    }

    /** What was before does not count any more. */
    synchronized void forget(long now) {
        forgetBefore(now + SPAN.toNanos());
        last = second(now);
    }

    private void forgetBefore(long now) {
        long second = second(now);
        long passed = Math.min(SECONDS, second - last);
        for (long i = 1; i <= passed; i++) {
            requests[place(last + i)] = 0;
            failures[place(last + i)] = 0;
        }
        last = Math.max(last, second);
    }

    private static long second(long now) {
        return Math.floorDiv(now, SECOND);
    }

    private static int place(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }
}
