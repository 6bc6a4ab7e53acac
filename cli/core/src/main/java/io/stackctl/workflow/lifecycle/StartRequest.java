package io.stackctl.workflow.lifecycle;

import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.Gate;
import io.stackctl.planner.reconcile.Facts;
import io.stackctl.planner.reconcile.ReconcileOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code start} is asked for.
 *
 * @param services empty for all
 * @param await whether it waits until they are running or healthy
 * @param timeout how long it waits at most; empty for ever
 */
public record StartRequest(Set<ServiceName> services, boolean await, Optional<Duration> timeout) {

    public StartRequest {
        services = Set.copyOf(services);
    }

    /** Starts these, or all, and waits for none. */
    public static StartRequest of(Set<ServiceName> services) {
        return new StartRequest(services, false, Optional.empty());
    }

    ReconcileOptions options(List<Gate> gates) {
        var defaults = ReconcileOptions.DEFAULTS;
        return new ReconcileOptions(
                defaults.wanted().awaiting(await),
                defaults.timing().awaiting(timeout),
                Facts.of(gates),
                defaults.kept());
    }
}
