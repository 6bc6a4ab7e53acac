package io.stackctl.planner.reconcile;

import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.vip.CarriedNames;
import io.stackctl.model.name.NetworkName;
import io.stackctl.model.service.ContainerLink;
import io.stackctl.model.service.NetworkAttachment;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.network.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Which networks a container joins, and how it is called there. */
final class Endpoints {

    private Endpoints() {}

    /**
     * The networks of a service: the one with the highest priority first, which becomes the primary
     * one; ties by key.
     *
     * @param names who is called how
     * @param containerName becomes an alias
     * @param serviceAliases whether the service's name and its own aliases do too
     * @param links further names for other containers
     */
    static List<Endpoint> of(
            Stack stack,
            CarriedNames names,
            Service service,
            String containerName,
            boolean serviceAliases,
            List<ContainerLink> links) {
        if (service.connectivity().networkMode().isPresent()) {
            return List.of();
        }
        var endpoints = new ArrayList<Endpoint>();
        for (var attachment : inOrder(service)) {
            endpoints.add(
                    new Endpoint(
                            networkOf(stack, attachment),
                            attachment,
                            aliases(names, service, attachment, containerName, serviceAliases),
                            links));
        }
        return endpoints;
    }

    private static List<String> aliases(
            CarriedNames names,
            Service service,
            NetworkAttachment attachment,
            String containerName,
            boolean serviceAliases) {
        var aliases = new LinkedHashSet<String>();
        aliases.add(containerName);
        if (serviceAliases) {
            aliases.addAll(names.in(attachment, service));
        }
        return List.copyOf(aliases);
    }

    /**
     * The place in one network of a container that is there, as far as the definition knows it.
     *
     * @return empty when its service is defined, and is in that network no more
     */
    static Optional<Endpoint> of(
            Stack stack,
            CarriedNames names,
            ObservedContainer container,
            NetworkDefinition network) {
        var service = stack.definedService(container.service());
        if (service.isEmpty()) {
            return Optional.of(bare(container, network));
        }
        return service.get().connectivity().networks().stream()
                .filter(attachment -> attachment.network().equals(network.key()))
                .findFirst()
                .map(attachment ->
                        new Endpoint(
                                network.name(),
                                attachment,
                                aliases(
                                        names,
                                        service.get(),
                                        attachment,
                                        container.name(),
                                        !container.oneOff()),
                                List.of()));
    }

    /** The same for one of which nothing is known but its names. */
    static Endpoint bare(ObservedContainer container, NetworkDefinition network) {
        var names =
                container.oneOff()
                        ? List.of(container.name())
                        : List.of(container.name(), container.service().value());
        return new Endpoint(network.name(), NetworkAttachment.of(network.key()), names, List.of());
    }

    private static List<NetworkAttachment> inOrder(Service service) {
        var attachments = new ArrayList<>(service.connectivity().networks());
        attachments.sort(Order.by(NetworkAttachment::network));
        attachments.sort((left, right) -> Integer.compare(right.priority(), left.priority()));
        return attachments;
    }

    private static NetworkName networkOf(Stack stack, NetworkAttachment attachment) {
        return definitionOf(stack, attachment).name();
    }

    static NetworkDefinition definitionOf(Stack stack, NetworkAttachment attachment) {
        return stack.networks().stream()
                .filter(network -> network.key().equals(attachment.network()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("undefined network " + attachment.network()));
    }
}
