package io.stackctl.step.vital;

import io.stackctl.model.name.ServiceName;

/**
 * What is demanded of the new containers of a service.
 *
 * @param mayEnd whether one whose program has ended with 0 has done what it is for
 * @param mayFail how many of them may be lost, each counted once, before that is a failure
 */
public record Demands(ServiceName service, boolean mayEnd, int mayFail) {

    /** All have to live. */
    public static Demands strict(ServiceName service) {
        return new Demands(service, false, 0);
    }
}
