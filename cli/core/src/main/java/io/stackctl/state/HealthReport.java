package io.stackctl.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an engine knows of a container's health check. All times are by its own clock.
 *
 * @param test the program that it runs in the container, with the shell where it is a line for one
 * @param interval between the end of a check and the begin of the next
 * @param timeout how long one may take
 * @param startPeriod failures in this time after the start do not count
 * @param retries failures in a row that make the container unhealthy, 1 or more
 * @param streak how many checks have failed in a row by now
 * @param checks the last ones, the oldest first: an engine keeps five
 */
public record HealthReport(
        List<String> test,
        Duration interval,
        Duration timeout,
        Duration startPeriod,
        int retries,
        int streak,
        List<Check> checks) {

    /** What an engine takes where neither the definition nor the image says anything. */
    private static final Duration USUAL = Duration.ofSeconds(30);

    private static final int USUAL_RETRIES = 3;

    public HealthReport {
        test = List.copyOf(test);
        checks = List.copyOf(checks);
        interval = interval.isPositive() ? interval : USUAL;
        timeout = timeout.isPositive() ? timeout : USUAL;
        retries = retries > 0 ? retries : USUAL_RETRIES;
    }

    /** A check that has ended; one that was cut off has failed. */
    public record Check(Instant end, boolean passed) {}
}
