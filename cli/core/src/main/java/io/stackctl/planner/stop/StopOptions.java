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

    /** All services, as the definition says it. */
    public static final StopOptions DEFAULTS = of(Set.of());

    public StopOptions {
        services = Set.copyOf(services);
    }

    /** Some services, as the definition says it. */
    public static StopOptions of(Set<ServiceName> services) {
        return new StopOptions(services, Optional.empty());
    }

    /** Whether a service is among them. */
    public boolean covers(ServiceName service) {
        return services.isEmpty() || services.contains(service);
    }
}
