package io.stackctl.step.container;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ContainerLink;
import io.stackctl.state.MountedVolume;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.network.Endpoint;
import java.util.List;
import java.util.Map;

/**
 * A container to create. What depends on containers that do not exist yet, their ids, is named by
 * service here and filled in by whoever creates it.
 *
 * @param ref the name it is created under, and the one it ends with
 * @param image the reference to create it from
 * @param labels all labels but the configuration hash, which depends on the ids behind {@code
 *     peers}
 * @param endpoints the networks to join, the primary one first; empty with a network mode
 * @param links further names for other containers
 * @param peers the containers of each service that its namespaces, links or {@code volumes_from}
 *     name, by number
 * @param inherited mounts carried over from the container that this one replaces
 * @param interactive whether standard input is joined
 * @param removeOnExit whether the engine removes it when it ends
 */
public record NewContainer(
        ContainerRef.Planned ref,
        Stack stack,
        Service service,
        ImageName image,
        Map<String, String> labels,
        List<Endpoint> endpoints,
        List<ContainerLink> links,
        Map<ServiceName, List<ContainerRef>> peers,
        List<MountedVolume> inherited,
        boolean interactive,
        boolean removeOnExit) {
    public NewContainer {
        labels = Map.copyOf(labels);
        endpoints = List.copyOf(endpoints);
        links = List.copyOf(links);
        peers = Map.copyOf(peers);
        inherited = List.copyOf(inherited);
    }
}
