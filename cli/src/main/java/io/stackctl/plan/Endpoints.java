package io.stackctl.plan;

import io.stackctl.model.NetworkAttachment;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Which networks a container joins, and how it is called there. */
final class Endpoints {

    private Endpoints() {}

    /**
     * The networks of a service: the one with the highest priority first, which becomes the primary
     * one; ties by key.
     *
     * @param containerName becomes an alias
     * @param serviceAliases whether the service's name and its own aliases do too
     * @param links {@code container:alias} pairs
     */
    static List<Endpoint> of(
            Stack stack,
            Service service,
            String containerName,
            boolean serviceAliases,
            List<String> links) {
        if (!service.connectivity().networkMode().isEmpty()) {
            return List.of();
        }
        var endpoints = new ArrayList<Endpoint>();
        for (var attachment : inOrder(service)) {
            var aliases = new LinkedHashSet<String>();
            aliases.add(containerName);
            if (serviceAliases) {
                aliases.add(service.name().value());
                aliases.addAll(attachment.aliases());
            }
            endpoints.add(
                    new Endpoint(
                            networkOf(stack, attachment), attachment, List.copyOf(aliases), links));
        }
        return endpoints;
    }

    private static List<NetworkAttachment> inOrder(Service service) {
        return service.connectivity().networks().stream()
                .sorted(
                        Comparator.comparingInt(NetworkAttachment::priority)
                                .reversed()
                                .thenComparing(NetworkAttachment::network))
                .toList();
    }

    private static String networkOf(Stack stack, NetworkAttachment attachment) {
        return definitionOf(stack, attachment).name().value();
    }

    static NetworkDefinition definitionOf(Stack stack, NetworkAttachment attachment) {
        return stack.networks().stream()
                .filter(network -> network.key().equals(attachment.network()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("undefined network " + attachment.network()));
    }
}
