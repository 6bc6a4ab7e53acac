package io.stackctl.swarm.spec;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.service.PortMapping;
import java.util.Comparator;
import java.util.List;

/** How a service is reached from outside of the cluster, and by its name inside of it. */
final class PortSpecs {

    private static final Comparator<PortMapping> ORDER =
            Order.inTurn(
                    List.of(
                            Order.by(PortMapping::target),
                            Order.by(PortSpecs::published),
                            Order.by(PortMapping::protocol)));

    private PortSpecs() {}

    /** {@code EndpointSpec}. */
    static Json endpoint(Service service) {
        List<Json> ports =
                service.connectivity().ports().stream()
                        .sorted(ORDER)
                        .map(port ->
                                new JsonBuilder()
                                        .put("Protocol", port.protocol())
                                        .put("TargetPort", port.target())
                                        .putIfAny("PublishedPort", published(port))
                                        .put("PublishMode", port.mode())
                                        .build())
                        .toList();
        return new JsonBuilder()
                .putIfAny("Mode", ServiceSpec.endpointMode(service))
                .putIfAny("Ports", new Json.JsonArray(ports))
                .build();
    }

    /** 0 for any. What is no single port was refused before. */
    private static int published(PortMapping port) {
        return port.isFixed() ? Integer.parseInt(port.published()) : 0;
    }
}
