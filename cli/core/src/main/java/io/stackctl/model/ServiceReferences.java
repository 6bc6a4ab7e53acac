package io.stackctl.model;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.NamespaceMode;
import io.stackctl.model.service.Storage;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The places where one service names another one's container. */
final class ServiceReferences {

    private static final List<String> MODES = List.of("network_mode", "ipc", "pid");

    private ServiceReferences() {}

    static Mapping replace(Mapping service, Function<ServiceName, String> containerOf) {
        var replaced = service.toBuilder();
        for (var key : MODES) {
            var mode = NamespaceMode.of(service.text(key, ""));
            if (mode.isPresent() && mode.get().service().isPresent()) {
                var text = mode.get().forEngine(containerOf);
                replaced.put(key, new Scalar.Text(text, service.location()));
            }
        }
        if (service.has("volumes_from")) {
            var containers = new ArrayList<String>();
            for (var from : new Storage(service).volumesFrom()) {
                containers.add(from.forHash(containerOf));
            }
            replaced.put("volumes_from", Sequence.ofTexts(containers, service.location()));
        }
        return replaced.build();
    }
}
