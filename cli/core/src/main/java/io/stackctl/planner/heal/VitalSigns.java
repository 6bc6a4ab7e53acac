package io.stackctl.planner.heal;

import io.stackctl.state.HealthReport;
import io.stackctl.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is seen of a container. Times are by the engine's clock unless said otherwise.
 *
 * @param started when it last started
 * @param finished when it last ended; long ago when it never did
 * @param report of its health check; empty where it has none
 * @param own what was found by running its check ourselves; empty where nobody did
 */
public record VitalSigns(
        ObservedContainer container,
        Instant started,
        Instant finished,
        Optional<HealthReport> report,
        Optional<OwnFinding> own) {

    /**
     * What was found by running the check's own test in the container.
     *
     * @param failures how many times in a row it has failed by now; 0 where it passed the last time
     * @param lasting from the first of these to the last, by our own clock
     */
    public record OwnFinding(int failures, Duration lasting) {}

    /** The same with what was found by ourselves. */
    public VitalSigns with(OwnFinding finding) {
        return new VitalSigns(container, started, finished, report, Optional.of(finding));
    }
}
