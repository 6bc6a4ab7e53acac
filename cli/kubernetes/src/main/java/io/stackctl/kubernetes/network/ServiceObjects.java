package io.stackctl.kubernetes.network;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ServicePort;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** The addresses of a service: within the cluster, and of its published ports outside of it. */
public final class ServiceObjects {

    private ServiceObjects() {}

    public static List<KubernetesObject> of(ServiceScope service) {
        var objects = new ArrayList<KubernetesObject>();
        objects.add(inside(service));
        return objects;
    }

    private static KubernetesObject inside(ServiceScope service) {
        var spec = new Fields();
        if (service.ports().isEmpty()) {
            // Without ports there is nothing to balance: the name leads to the pods themselves.
            spec.text("clusterIP", "None");
        }
        spec.put("selector", service.selector());
        spec.list("ports", service.ports().stream().map(ServiceObjects::port).toList());
        return KubernetesObject.of(
                "v1",
                "Service",
                service.metadata(service.name()).build(),
                new Fields().put("spec", spec),
                service.place());
    }

    private static Mapping port(ServicePort port) {
        var fields =
                new Fields(port.place())
                        .text("name", port.name())
                        .number("port", port.number())
                        .text("targetPort", port.name())
                        .text("protocol", port.protocolWord());
        if (!port.appProtocol().isEmpty()) {
            fields.text("appProtocol", port.appProtocol());
        }
        return fields.build();
    }
}
