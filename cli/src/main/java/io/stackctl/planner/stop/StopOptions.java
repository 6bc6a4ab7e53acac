package io.stackctl.planner.stop;

import io.stackctl.model.name.ServiceName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How containers are stopped or restarted.
 *
 * @param services which services; empty for all
 * @param grace how long they may take; empty for their own
 */
public record StopOptions(Set<ServiceName> services, Optional<Duration> grace) {
    public StopOptions {
        services = Set.copyOf(services);
    }

    public boolean covers(ServiceName service) {
        return services.isEmpty() || services.contains(service);
    }
}
