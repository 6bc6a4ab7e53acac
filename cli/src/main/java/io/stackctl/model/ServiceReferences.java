package io.stackctl.model;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The places where one service names another one's container. */
final class ServiceReferences {

    private static final String SERVICE = "service:";
    private static final List<String> MODES = List.of("network_mode", "ipc", "pid");

    private ServiceReferences() {}

    static Mapping replace(Mapping service, Function<ServiceName, String> containerOf) {
        var replaced = service.toBuilder();
        for (var mode : MODES) {
            var text = service.text(mode, "");
            if (text.startsWith(SERVICE)) {
                var name = ServiceName.of(text.substring(SERVICE.length()));
                replaced.put(
                        mode,
                        new Scalar.Text(
                                "container:" + containerOf.apply(name), service.location()));
            }
        }
        if (service.has("volumes_from")) {
            var containers = new ArrayList<String>();
            for (var from : service.texts("volumes_from")) {
                containers.add(container(from, containerOf));
            }
            replaced.put("volumes_from", Sequence.ofTexts(containers, service.location()));
        }
        return replaced.build();
    }

    /** The mode behind a service's name is lost in Docker Compose's hash, so it is lost here. */
    private static String container(String from, Function<ServiceName, String> containerOf) {
        if (from.startsWith("container:")) {
            return from.substring("container:".length());
        }
        var colon = from.indexOf(':');
        return containerOf.apply(ServiceName.of(colon < 0 ? from : from.substring(0, colon)));
    }
}
