package io.stackctl.swarm.spec;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Networks of a stack, and how services are attached to them. */
public final class NetworkSpecs {

    private static final String OVERLAY = "overlay";

    /** What each engine has by itself. */
    private static final Set<String> OF_A_MACHINE = Set.of("host", "none", "bridge");

    private NetworkSpecs() {}

    /** The body of a call that creates a network. */
    public static Json creation(StackName stack, NetworkDefinition network) {
        var json =
                new JsonBuilder()
                        .put("Name", network.name().value())
                        .put("CheckDuplicate", true)
                        .put("Driver", driver(network))
                        .putIfAny("Options", network.driverOptions())
                        .putIfTrue("Internal", network.internal())
                        .putIfTrue("Attachable", network.attachable())
                        .put("Labels", Json.of(NamespaceLabels.of(stack, network.labels())));
        network.enableIpv6().ifPresent(enabled -> json.put("EnableIPv6", enabled));
        return json.putIfAny("IPAM", ipam(network)).build();
    }

    /** The driver that a network has on a cluster. */
    public static String driver(NetworkDefinition network) {
        return network.driver().isEmpty() ? OVERLAY : network.driver();
    }

    private static Json ipam(NetworkDefinition network) {
        List<Json> pools =
                network.addressPools().stream()
                        .map(pool ->
                                new JsonBuilder()
                                        .putIfAny("Subnet", pool.subnet())
                                        .putIfAny("IPRange", pool.ipRange())
                                        .putIfAny("Gateway", pool.gateway())
                                        .putIfAny("AuxiliaryAddresses", pool.auxAddresses())
                                        .build())
                        .toList();
        return new JsonBuilder()
                .putIfAny("Driver", network.ipamDriver())
                .putIfAny("Options", network.ipamOptions())
                .putIfAny("Config", new Json.JsonArray(pools))
                .build();
    }

    /** How the swarm calls a network that a service is attached to by its key. */
    private static String name(Stack stack, String key) {
        return stack.networks().stream()
                .filter(network -> network.key().equals(key))
                .map(network -> network.name().value())
                .findFirst()
                .orElse(key);
    }

    /** Whether a service is on a network that reaches beyond its machine. */
    public static boolean hasOverlay(Stack stack, Service service) {
        return service.connectivity().networks().stream()
                .anyMatch(attachment -> !OF_A_MACHINE.contains(name(stack, attachment.network())));
    }

    /** The networks of a service with its names in them, sorted by network. */
    static Json attachments(Stack stack, Service service) {
        record Attached(String network, Json json) {}
        var attached = new ArrayList<Attached>();
        for (var attachment : service.connectivity().networks()) {
            var target = name(stack, attachment.network());
            var names = new ArrayList<>(attachment.aliases());
            // Others may know a container by the name that it would have on one engine.
            service.containerName()
                    .map(name -> name.value())
                    .filter(name -> !name.equals(service.name().value()))
                    .ifPresent(names::add);
            names.add(service.name().value());
            attached.add(
                    new Attached(
                            target,
                            new JsonBuilder()
                                    .put("Target", target)
                                    .put("Aliases", Json.of(names))
                                    .putIfAny("DriverOpts", attachment.driverOptions())
                                    .build()));
        }
        attached.sort(Order.by(Attached::network));
        return new Json.JsonArray(attached.stream().map(Attached::json).toList());
    }
}
