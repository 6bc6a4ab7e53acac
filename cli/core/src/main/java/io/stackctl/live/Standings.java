package io.stackctl.live;

import io.stackctl.engine.ContainerEvent;
import io.stackctl.model.name.ContainerId;
import io.stackctl.state.ContainerState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How containers stand, as far as it is known for certain. For one thread at a time. */
final class Standings {

    private final Map<ContainerId, Standing> known = new HashMap<>();

    /** How a container stands; empty when it has to be asked for. */
    Optional<Standing> of(ContainerId container) {
        return Optional.ofNullable(known.get(container));
    }

    void put(ContainerId container, Standing standing) {
        known.put(container, standing);
    }

    void forget(ContainerId container) {
        known.remove(container);
    }

    void forgetAll() {
        known.clear();
    }

    /**
     * Takes an event over.
     *
     * @return whether a container may stand in another way now
     */
    boolean take(ContainerEvent event) {
        if (event instanceof ContainerEvent.Executed
                || event instanceof ContainerEvent.Signalled
                || event instanceof ContainerEvent.Renamed
                || event instanceof ContainerEvent.Detached) {
            return false;
        }
        if (event instanceof ContainerEvent.HealthChanged changed) {
            known.computeIfPresent(event.id(), (_, standing) -> standing.with(changed.health()));
        } else if (event instanceof ContainerEvent.Paused) {
            known.computeIfPresent(
                    event.id(), (_, standing) -> standing.with(ContainerState.PAUSED));
        } else if (event instanceof ContainerEvent.Unpaused) {
            known.computeIfPresent(
                    event.id(), (_, standing) -> standing.with(ContainerState.RUNNING));
        } else {
            // A start does not tell whether there is a health check, nor an end whether a restart
            // follows.
            known.remove(event.id());
        }
        return true;
    }
}
