package io.stackctl.kubernetes.workload;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;
import java.util.List;

/** The pods of a service: one container each. */
final class PodTemplate {

    private PodTemplate() {}

    static Mapping of(ServiceScope service) {
        var spec = new Fields();
        spec.list("containers", List.of(MainContainer.of(service)), service.place());
        var labels = service.selector();
        return new Fields()
                .put("metadata", new Fields().put("labels", labels))
                .put("spec", spec)
                .build();
    }
}
