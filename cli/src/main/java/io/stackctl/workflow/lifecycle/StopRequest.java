package io.stackctl.workflow.lifecycle;

import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.stop.StopOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code stop}, {@code restart} and {@code rm} are asked for.
 *
 * @param services which services; empty for all
 * @param timeout how long containers may take to stop; empty for their own
 */
public record StopRequest(Set<ServiceName> services, Optional<Duration> timeout) {

    public StopRequest {
        services = Set.copyOf(services);
    }

    StopOptions options() {
        return new StopOptions(services, timeout);
    }
}
