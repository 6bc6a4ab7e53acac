package io.stackctl.kubernetes.network;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.NetworkLabels;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.PublishedPorts;
import io.stackctl.kubernetes.scope.PublishedPorts.Published;
import io.stackctl.kubernetes.scope.PublishedPorts.Way;
import io.stackctl.kubernetes.scope.ServicePort;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** The addresses of a service: within the cluster, and of its published ports outside of it. */
public final class ServiceObjects {

    private final ServiceScope service;

    private ServiceObjects(ServiceScope service) {
        this.service = service;
    }

    /** All of them; a service that runs to its end, or has no network, has none. */
    public static List<KubernetesObject> of(ServiceScope service) {
        var objects = new ArrayList<KubernetesObject>();
        if (service.kind().isJob() || NetworkLabels.isAlone(service)) {
            return objects;
        }
        var made = new ServiceObjects(service);
        objects.add(made.inside(service.name(), service.place()));
        for (var alias : Aliases.of(service)) {
            objects.add(made.inside(alias.name(), alias.place()));
        }
        for (var way : List.of(Way.LOAD_BALANCER, Way.NODE_PORT)) {
            var ports =
                    PublishedPorts.of(service).stream().filter(one -> one.way() == way).toList();
            if (!ports.isEmpty()) {
                objects.add(made.outside(way, ports));
            }
        }
        return objects;
    }

    private KubernetesObject inside(String name, Location place) {
        var spec = new Fields();
        var mode = service.definition().mapping("deploy").text("endpoint_mode", "");
        if (service.ports().isEmpty() || mode.equals("dnsrr")) {
            // Without ports there is nothing to balance: the name leads to the pods themselves.
            spec.text("clusterIP", "None", service.at("deploy", "endpoint_mode"));
        }
        spec.put("selector", service.selector());
        spec.list(
                "ports",
                service.ports().stream().map(port -> port(port, port.number()).build()).toList());
        return object(name, spec, place);
    }

    private KubernetesObject outside(Way way, List<Published> published) {
        var spec = new Fields().text("type", way.type());
        spec.put("selector", service.selector());
        var ports = new ArrayList<Mapping>();
        for (var one : published) {
            ports.add(outside(way, one));
        }
        spec.list("ports", ports, service.at("ports"));
        return object(
                ObjectNames.of(service.name() + "-" + way.suffix()), spec, service.at("ports"));
    }

    private static Mapping outside(Way way, Published published) {
        if (way == Way.LOAD_BALANCER) {
            return port(published.port(), published.number())
                    .text("name", published.port().protocol() + "-" + published.number())
                    .build();
        }
        var fields = port(published.port(), published.port().number());
        return published.number() > 0
                ? fields.number("nodePort", published.number()).build()
                : fields.build();
    }

    private KubernetesObject object(String name, Fields spec, Location place) {
        return KubernetesObject.of(
                "v1",
                "Service",
                service.metadata(name).build(),
                new Fields().put("spec", spec),
                place);
    }

    private static Fields port(ServicePort port, int number) {
        var fields =
                new Fields(port.place())
                        .text("name", port.name())
                        .number("port", number)
                        .text("targetPort", port.name())
                        .text("protocol", port.protocolWord());
        if (!port.appProtocol().isEmpty()) {
            fields.text("appProtocol", port.appProtocol());
        }
        return fields;
    }
}
