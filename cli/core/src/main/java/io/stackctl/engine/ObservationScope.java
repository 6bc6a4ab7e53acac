package io.stackctl.engine;

import io.stackctl.model.name.ServiceName;
import java.util.Set;

/**
 * What a snapshot looks up by name, besides everything that carries the stack's label.
 *
 * @param networks names or ids of networks, such as external ones
 * @param volumes names of volumes
 * @param images references of images
 * @param services only containers of these are listed; empty for all
 * @param stopped whether containers that do not run are listed too
 */
public record ObservationScope(
        Set<String> networks,
        Set<String> volumes,
        Set<String> images,
        Set<ServiceName> services,
        boolean stopped) {

    /** Containers only, whatever their state. */
    public static final ObservationScope CONTAINERS =
            new ObservationScope(Set.of(), Set.of(), Set.of(), Set.of(), true);

    public ObservationScope {
        networks = Set.copyOf(networks);
        volumes = Set.copyOf(volumes);
        images = Set.copyOf(images);
        services = Set.copyOf(services);
    }
}
