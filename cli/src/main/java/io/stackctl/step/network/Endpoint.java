package io.stackctl.step.network;

import io.stackctl.engine.EndpointSpec;
import io.stackctl.model.service.NetworkAttachment;
import java.util.List;

/**
 * A place in a network that a container gets.
 *
 * @param network the network's name on the engine
 * @param attachment what the service says of it
 * @param aliases the names others find it by: container name, service name and the service's own
 * @param links services whose containers are linked, as {@code service} or {@code service:alias},
 *     and {@code container:alias} pairs of other stacks
 */
public record Endpoint(
        String network, NetworkAttachment attachment, List<String> aliases, List<String> links) {
    public Endpoint {
        aliases = List.copyOf(aliases);
        links = List.copyOf(links);
    }

    /** What the engine is told of it. */
    public EndpointSpec spec() {
        return new EndpointSpec(network, attachment, aliases, links);
    }
}
