package io.stackctl.kubernetes.workload;

import io.stackctl.model.tree.Mapping;

/** Labels that say what a proxy is to do: they have become routes, or been told of. */
final class Routing {

    private Routing() {}

    static Mapping without(Mapping labels) {
        var others = labels;
        for (var key : labels.keys()) {
            if (key.startsWith("traefik.")) {
                others = others.without(key);
            }
        }
        return others;
    }
}
