package io.stackctl.kubernetes.workload;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.PublishedPorts;
import io.stackctl.kubernetes.scope.PublishedPorts.Published;
import io.stackctl.kubernetes.scope.PublishedPorts.Way;
import io.stackctl.kubernetes.scope.ServicePort;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;
import java.util.List;

/** The ports that a container is said to listen at. */
final class ContainerPorts {

    private ContainerPorts() {}

    static List<Mapping> of(ServiceScope service) {
        var onHost =
                PublishedPorts.of(service).stream()
                        .filter(published -> published.way() == Way.HOST_PORT)
                        .toList();
        return service.ports().stream().map(port -> port(port, onHost)).toList();
    }

    private static Mapping port(ServicePort port, List<Published> onHost) {
        var fields =
                new Fields(port.place())
                        .text("name", port.name())
                        .number("containerPort", port.number());
        onHost.stream()
                .filter(published -> published.port().isSame(port))
                .findFirst()
                .ifPresent(published -> fields.number("hostPort", published.number()));
        return fields.text("protocol", port.protocolWord()).build();
    }
}
