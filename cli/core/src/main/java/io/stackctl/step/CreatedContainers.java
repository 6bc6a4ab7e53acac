package io.stackctl.step;

import io.stackctl.model.name.ContainerId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids of containers that were created since the plan was made, by the name they were created
 * under.
 */
final class CreatedContainers {

    private final Map<String, ContainerId> ids = new ConcurrentHashMap<>();

    void add(ContainerRef.Planned ref, ContainerId id) {
        ids.put(ref.createdAs(), id);
    }

    /** The id of a container that is there by now. */
    ContainerId idOf(ContainerRef ref) {
        return find(ref)
                .orElseThrow(() ->
                        new IllegalStateException("no container " + ref.name() + " was created"));
    }

    /** The id of a container; empty while it is not created. */
    Optional<ContainerId> find(ContainerRef ref) {
        if (ref instanceof ContainerRef.Existing existing) {
            return Optional.of(existing.id());
        }
        return Optional.ofNullable(ids.get(((ContainerRef.Planned) ref).createdAs()));
    }
}
