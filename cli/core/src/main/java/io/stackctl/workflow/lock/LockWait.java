package io.stackctl.workflow.lock;

import java.time.Duration;
import java.util.Optional;

/**
 * For how long somebody waits who finds a stack being deployed.
 *
 * @param atMost empty for as long as it takes
 */
public record LockWait(Optional<Duration> atMost) {

    /** Not at all. */
    public static final LockWait NONE = new LockWait(Optional.of(Duration.ZERO));

    /** As long as it takes. */
    public static final LockWait PATIENT = new LockWait(Optional.empty());

    /** That long. */
    public static LockWait of(Duration atMost) {
        return new LockWait(Optional.of(atMost));
    }

    boolean isOver(Duration waited) {
        return atMost.filter(limit -> waited.compareTo(limit) >= 0).isPresent();
    }
}
