package io.stackctl.kubernetes.workload;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ServiceScope;

/** The object that runs a service's pods. */
public final class WorkloadObject {

    private WorkloadObject() {}

    public static KubernetesObject of(ServiceScope service) {
        var kind = service.kind();
        var spec = new Fields();
        if (kind.isReplicated()) {
            spec.number(
                    "replicas",
                    service.service().replicas().value(),
                    service.definition().has("scale")
                            ? service.at("scale")
                            : service.at("deploy", "replicas"));
        }
        spec.put("selector", new Fields().put("matchLabels", service.selector()));
        spec.put("template", PodTemplate.of(service));
        return KubernetesObject.of(
                kind.apiVersion(),
                kind.word(),
                service.metadata(service.name()).build(),
                new Fields().put("spec", spec),
                service.place());
    }
}
