package io.stackctl.kubernetes.scope;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.tree.Mapping;

/** Which networks pods are on: a label for each, which policies go by. */
public final class NetworkLabels {

    private static final String PREFIX = "io.stackctl.network/";

    private NetworkLabels() {}

    /** Adds those of a service's pods. */
    public static void addTo(ServiceScope service, Fields labels) {
        for (var network : service.stack().stack().networks()) {
            var entry = service.definition().mapping("networks").entry(network.key());
            if (entry != null) {
                labels.text(label(service.stack(), network), "true", entry.keyLocation());
            }
        }
        if (isAlone(service)) {
            labels.text(PREFIX + "none", "true", service.at("network_mode"));
        }
    }

    /** Whether a service is to have no network at all. */
    public static boolean isAlone(ServiceScope service) {
        return service.definition().text("network_mode", "").equals("none");
    }

    /** What tells the pods on a network from others. */
    public static Mapping selector(StackScope stack, NetworkDefinition network) {
        return new Fields().text(label(stack, network), "true").build();
    }

    private static String label(StackScope stack, NetworkDefinition network) {
        return PREFIX + name(stack, network);
    }

    /** What a network is called: as the definition does, unless it has a name of its own. */
    public static String name(StackScope stack, NetworkDefinition network) {
        var made = stack.stack().name() + "_" + network.key();
        var said = network.name().toString();
        return ObjectNames.of(said.equals(made) ? network.key() : said);
    }
}
