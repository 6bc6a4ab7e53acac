package io.stackctl.kubernetes.workload;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** The ports that a container is said to listen at. */
final class ContainerPorts {

    private ContainerPorts() {}

    static List<Mapping> of(ServiceScope service) {
        var ports = new ArrayList<Mapping>();
        for (var port : service.ports()) {
            ports.add(
                    new Fields(port.place())
                            .text("name", port.name())
                            .number("containerPort", port.number())
                            .text("protocol", port.protocolWord())
                            .build());
        }
        return ports;
    }
}
