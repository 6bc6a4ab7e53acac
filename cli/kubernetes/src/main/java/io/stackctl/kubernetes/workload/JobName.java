package io.stackctl.kubernetes.workload;

import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.storage.PodStorage;
import io.stackctl.model.tree.CanonicalJson;
import java.util.List;

/**
 * What a Job is called. The cluster changes no Job, so one that is to be another has another name,
 * and runs anew.
 */
final class JobName {

    /** What says where things lie on this machine. */
    private static final List<String> OF_THIS_MACHINE =
            List.of("build", "develop", "volumes", "env_file", "label_file");

    private JobName() {}

    static String of(ServiceScope service) {
        var definition = service.definition();
        for (var key : OF_THIS_MACHINE) {
            definition = definition.without(key);
        }
        var content = CanonicalJson.of(definition) + PodStorage.of(service).digest();
        return ObjectNames.of(service.name() + "-" + ObjectNames.hash(content));
    }
}
