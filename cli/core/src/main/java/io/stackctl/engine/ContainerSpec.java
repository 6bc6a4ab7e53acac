package io.stackctl.engine;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ContainerLink;
import io.stackctl.state.MountedVolume;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A container to create.
 *
 * @param name its name on the engine; empty for one that the engine chooses
 * @param stack the stack it belongs to, for its volumes, secrets and configs
 * @param service what it runs; for a one-off container with the user's changes applied
 * @param image the reference to create it from
 * @param labels all labels, the user's and Compose's
 * @param endpoints the networks to join, the primary one first; empty with a network mode
 * @param links further names for other containers; on the engine's own bridge the only names there
 *     are
 * @param namespaces the container that stands for each service which {@code network_mode}, {@code
 *     ipc}, {@code pid} or {@code volumes_from} name
 * @param inherited mounts carried over from the container that this one replaces
 * @param interactive whether standard input is joined, as {@code run} does
 * @param removeOnExit whether the engine removes it when it ends
 */
public record ContainerSpec(
        String name,
        Stack stack,
        Service service,
        String image,
        Map<String, String> labels,
        List<EndpointSpec> endpoints,
        List<ContainerLink> links,
        Map<ServiceName, List<ContainerId>> namespaces,
        List<MountedVolume> inherited,
        boolean interactive,
        boolean removeOnExit) {
    public ContainerSpec {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        endpoints = List.copyOf(endpoints);
        links = List.copyOf(links);
        namespaces = Collections.unmodifiableMap(new LinkedHashMap<>(namespaces));
        inherited = List.copyOf(inherited);
    }
}
