package io.stackctl.docker.create;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.ApiVersion;
import io.stackctl.engine.EndpointSpec;
import io.stackctl.model.service.ContainerLink;
import io.stackctl.model.service.NetworkAttachment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A container's place in a network: the Engine API's {@code EndpointSettings}. */
public final class EndpointSettings {

    private static final String INTERFACE = "com.docker.network.endpoint.ifname";

    private EndpointSettings() {}

    /**
     * Maps an endpoint.
     *
     * @param macAddress empty for the engine's choice; only engines from version 1.44 on take one
     *     here
     */
    static Json of(EndpointSpec endpoint, String macAddress) {
        NetworkAttachment attachment = endpoint.attachment();
        JsonBuilder settings = new JsonBuilder();
        if (!attachment.plain()) {
            settings.put(
                    "IPAMConfig",
                    new JsonBuilder()
                            .putIfAny("IPv4Address", attachment.ipv4Address())
                            .putIfAny("IPv6Address", attachment.ipv6Address())
                            .putIfAny("LinkLocalIPs", attachment.linkLocalIps())
                            .build());
        }
        return settings.putIfAny("Links", texts(endpoint.links()))
                .putIfAny("Aliases", endpoint.aliases())
                .putIfAny("MacAddress", macAddress)
                .putIfAny("DriverOpts", driverOptions(attachment))
                .putIfAny("GwPriority", attachment.gatewayPriority())
                .build();
    }

    /** Maps the endpoint of a container that exists. */
    public static Json of(EndpointSpec endpoint, ApiVersion version) {
        return of(endpoint, version.isAtLeast(1, 44) ? endpoint.attachment().macAddress() : "");
    }

    /** {@code container:alias} pairs. */
    static List<String> texts(List<ContainerLink> links) {
        return links.stream().map(ContainerLink::toString).toList();
    }

    private static Map<String, String> driverOptions(NetworkAttachment attachment) {
        if (attachment.interfaceName().isEmpty()) {
            return attachment.driverOptions();
        }
        Map<String, String> options = new LinkedHashMap<>(attachment.driverOptions());
        options.put(INTERFACE, attachment.interfaceName());
        return options;
    }
}
