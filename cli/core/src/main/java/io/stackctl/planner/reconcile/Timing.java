package io.stackctl.planner.reconcile;

import java.time.Duration;
import java.util.Optional;

/**
 * How long things may take.
 *
 * @param grace containers to stop; empty for their own
 * @param await services to get ready, where that is waited for; empty for ever
 */
public record Timing(Optional<Duration> grace, Optional<Duration> await) {

    /** As the definition says it. */
    public static final Timing DEFAULTS = new Timing(Optional.empty(), Optional.empty());

    /** The same with another limit for services to get ready. */
    public Timing awaiting(Optional<Duration> limit) {
        return new Timing(grace, limit);
    }
}
