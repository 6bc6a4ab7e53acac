package io.stackctl.engine;

import io.stackctl.model.name.NetworkName;
import io.stackctl.model.service.ContainerLink;
import io.stackctl.model.service.NetworkAttachment;
import java.util.List;

/**
 * A container's place in a network.
 *
 * @param network the network's name on the engine
 * @param attachment what the service says of it: addresses, driver options, priority
 * @param aliases the names others find it by, Compose's own among them
 * @param links further names for other containers
 */
public record EndpointSpec(
        NetworkName network,
        NetworkAttachment attachment,
        List<String> aliases,
        List<ContainerLink> links) {
    public EndpointSpec {
        aliases = List.copyOf(aliases);
        links = List.copyOf(links);
    }
}
