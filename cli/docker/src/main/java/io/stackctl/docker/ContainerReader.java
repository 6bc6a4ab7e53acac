package io.stackctl.docker;

import io.stackctl.docker.api.EngineMake;
import io.stackctl.docker.json.Json;
import io.stackctl.model.Order;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.state.ContainerState;
import io.stackctl.state.MountedVolume;
import io.stackctl.state.NetworkMembership;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.PublishedPort;
import io.stackctl.state.StackLabels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the engine's listing of containers. */
final class ContainerReader {

    private ContainerReader() {}

    /** A container of a stack; empty for one without a service's label, which belongs to none. */
    static Optional<ObservedContainer> ofStack(Json entry, EngineMake make) {
        StackLabels labels = new StackLabels(entry.textsByKey("Labels"));
        return labels.service().map(service -> container(entry, service, labels, make));
    }

    private static ObservedContainer container(
            Json entry, ServiceName service, StackLabels labels, EngineMake make) {
        String status = entry.text("Status");
        return new ObservedContainer(
                new ContainerId(entry.required("Id")),
                name(entry),
                make.image(entry.text("Image")),
                new ImageId(entry.text("ImageID")),
                entry.text("Command"),
                Instant.ofEpochSecond(entry.number("Created")),
                ContainerState.of(entry.text("State"), status.startsWith("Up")),
                status,
                ContainerStatus.health(status),
                ContainerStatus.exitCode(status),
                service,
                labels.number(),
                labels.isOneOff(),
                labels.configHash(),
                labels,
                networks(entry),
                mounts(entry),
                ports(entry, make));
    }

    /**
     * The canonical name: that without a further slash, which a link to the container would have.
     * Without any, the short id.
     */
    static String name(Json entry) {
        for (Json name : entry.items("Names")) {
            String text = name.text();
            if (text.startsWith("/") && text.indexOf('/', 1) < 0) {
                return text.substring(1);
            }
        }
        return new ContainerId(entry.text("Id")).abbreviated();
    }

    private static List<NetworkMembership> networks(Json entry) {
        Map<String, Json> networks = entry.get("NetworkSettings", "Networks").members();
        List<NetworkMembership> memberships = new ArrayList<>(networks.size());
        for (Map.Entry<String, Json> network : networks.entrySet()) {
            memberships.add(
                    new NetworkMembership(
                            network.getKey(),
                            networkId(network.getValue()),
                            network.getValue().text("IPAddress")));
        }
        memberships.sort(Order.by(NetworkMembership::networkName));
        return memberships;
    }

    private static Optional<NetworkId> networkId(Json membership) {
        String id = membership.text("NetworkID");
        return id.isEmpty() ? Optional.empty() : Optional.of(new NetworkId(id));
    }

    private static List<MountedVolume> mounts(Json entry) {
        List<MountedVolume> mounts = new ArrayList<>();
        for (Json mount : entry.items("Mounts")) {
            mounts.add(
                    new MountedVolume(
                            mount.text("Type"),
                            mount.text("Name"),
                            mount.text("Source"),
                            mount.text("Destination"),
                            mount.flag("RW")));
        }
        return mounts;
    }

    private static List<PublishedPort> ports(Json entry, EngineMake make) {
        List<PublishedPort> ports = new ArrayList<>();
        for (Json port : entry.items("Ports")) {
            ports.add(
                    new PublishedPort(
                            make.address(port.text("IP")),
                            (int) port.number("PrivatePort"),
                            (int) port.number("PublicPort"),
                            port.text("Type")));
        }
        return ports;
    }
}
