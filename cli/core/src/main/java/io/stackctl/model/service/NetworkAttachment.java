package io.stackctl.model.service;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service is attached to one of the stack's networks.
 *
 * @param network the key in the stack's networks
 * @param aliases further names on that network, beside service and container name
 * @param ipv4Address a fixed address; may be empty
 * @param ipv6Address a fixed address; may be empty
 * @param linkLocalIps link-local addresses
 * @param macAddress may be empty
 * @param priority networks are attached highest first; default 0
 * @param gatewayPriority the highest gives the default gateway; default 0
 * @param interfaceName the name of the interface in the container; may be empty
 * @param driverOptions options for the network's driver
 * @param plain whether nothing but the name was given
 */
public record NetworkAttachment(
        String network,
        List<String> aliases,
        String ipv4Address,
        String ipv6Address,
        List<String> linkLocalIps,
        String macAddress,
        int priority,
        int gatewayPriority,
        String interfaceName,
        Map<String, String> driverOptions,
        boolean plain) {

    /** By a network's name alone. */
    public static NetworkAttachment of(String network) {
        return of(network, Optional.empty());
    }

    static NetworkAttachment of(String network, Optional<Node> value) {
        var entry =
                value.orElse(null) instanceof Mapping mapping
                        ? mapping
                        : Mapping.empty(Location.NONE);
        return new NetworkAttachment(
                network,
                entry.texts("aliases"),
                entry.text("ipv4_address", ""),
                entry.text("ipv6_address", ""),
                entry.texts("link_local_ips"),
                entry.text("mac_address", ""),
                entry.number("priority").orElse(0L).intValue(),
                entry.number("gw_priority").orElse(0L).intValue(),
                entry.text("interface_name", ""),
                entry.textsByKey("driver_opts"),
                entry.isEmpty());
    }
}
