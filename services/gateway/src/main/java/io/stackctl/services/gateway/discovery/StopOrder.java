package io.stackctl.services.gateway.discovery;

import java.time.Duration;

/**
 * How the engine stops one run of a container: with this signal, and when the process has not ended
 * in time, with one that it cannot ignore.
 *
 * @param started when the run began, in the engine's words; tells one run from the next
 */
record StopOrder(int signal, Duration grace, String started) {
    /** The engine's own, where neither image nor definition says another. */
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

    /** Stands in for a container whose end is waited for without a limit. */
    private static final Duration LONGEST_GRACE = Duration.ofHours(1);

    /** From the end of the grace to the event that tells of the process's end, and no less. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    static StopOrder of(Answer inspected) {
        var config = inspected.get("Config");
        int signal = Signals.number(config.get("StopSignal").text());
        return new StopOrder(
                signal == 0 ? Signals.TERM : signal,
                grace(config.get("StopTimeout")),
                inspected.get("State").get("StartedAt").text());
    }

    private static Duration grace(Answer seconds) {
        long said = seconds.number(DEFAULT_GRACE.toSeconds());
        return said < 0 || said > LONGEST_GRACE.toSeconds()
                ? LONGEST_GRACE
                : Duration.ofSeconds(said);
    }

    /** True when this signal is meant to end the process: HUP, USR1 and 0 are not. */
    boolean isGivenBy(int given) {
        return given == signal || given == Signals.KILL;
    }

    /** After this, a process that is still there has survived. */
    Duration longest() {
        return grace.plus(SLACK);
    }
}
