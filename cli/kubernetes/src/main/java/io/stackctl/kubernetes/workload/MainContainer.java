package io.stackctl.kubernetes.workload;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;

/** The container that is the service. */
final class MainContainer {

    private MainContainer() {}

    static Mapping of(ServiceScope service) {
        var image = service.stack().stack().imageOf(service.service()).toString();
        return new Fields()
                .text("name", service.name())
                .text("image", image, service.at("image"))
                .list("ports", ContainerPorts.of(service))
                .build();
    }
}
