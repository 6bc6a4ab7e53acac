package io.stackctl.step.network;

import io.stackctl.engine.EndpointSpec;
import io.stackctl.model.name.NetworkName;
import io.stackctl.model.service.ContainerLink;
import io.stackctl.model.service.NetworkAttachment;
import java.util.List;

/**
 * A place in a network that a container gets.
 *
 * @param network the network's name on the engine
 * @param attachment what the service says of it
 * @param aliases the names others find it by: container name, service name and the service's own
 * @param links further names for other containers
 */
public record Endpoint(
        NetworkName network,
        NetworkAttachment attachment,
        List<String> aliases,
        List<ContainerLink> links) {
    public Endpoint {
        aliases = List.copyOf(aliases);
        links = List.copyOf(links);
    }

    /** What the engine is told of it. */
    public EndpointSpec spec() {
        return new EndpointSpec(network, attachment, aliases, links);
    }
}
