package io.stackctl.services.gateway.balancing;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import java.util.HashSet;
import java.util.Set;

/**
 * Containers that an order said are ready, whose health check has not been run yet. The word holds
 * until the engine has found out by itself, or the container has ended, also when the order is gone
 * by then: what is started again afterwards nobody has looked at. For one thread at a time.
 */
final class Vouched {
    private final Set<String> counted = new HashSet<>();
    private final Set<String> over = new HashSet<>();

    /** What a container is taken for, while the order of the moment names it or not. */
    Backend as(Backend backend, boolean named) {
        var id = backend.containerId();
        if (!named) {
            over.remove(id);
        }
        return switch (backend.readiness()) {
            case STARTING -> {
                if (named && !over.contains(id)) {
                    counted.add(id);
                }
                yield counted.contains(id) ? backend.as(Readiness.READY) : backend;
            }
            case PAUSED -> backend;
            case READY, UNHEALTHY, STOPPING, STOPPED -> {
                if (counted.remove(id)) {
                    over.add(id);
                }
                yield backend;
            }
        };
    }

    /** Forgets all but these. */
    void keep(Set<String> containers) {
        counted.retainAll(containers);
        over.retainAll(containers);
    }
}
