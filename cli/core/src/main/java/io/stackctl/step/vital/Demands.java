package io.stackctl.step.vital;

import io.stackctl.model.name.ServiceName;
import java.time.Duration;

/**
 * What is demanded of the new containers of a service.
 *
 * @param mayEnd whether one whose program has ended with 0 has done what it is for
 * @param mayFail how many of them may be lost, each counted once, before that is a failure
 * @param deadline how long all waits for the service may take together, from the first one on
 */
public record Demands(ServiceName service, boolean mayEnd, int mayFail, Duration deadline) {

    private static final Duration NONE = Duration.ofDays(365);

    /** All have to live, and have as long as each wait says. */
    public static Demands strict(ServiceName service) {
        return new Demands(service, false, 0, NONE);
    }
}
