package io.stackctl.kubernetes.workload;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Sequence;

/** Hooks that run in the container. */
final class Lifecycle {

    private Lifecycle() {}

    static Fields of(ServiceScope service) {
        var fields = new Fields();
        fields.put("postStart", handler(service, "post_start"));
        fields.put("preStop", handler(service, "pre_stop"));
        return fields;
    }

    private static Fields handler(ServiceScope service, String key) {
        var hooks = service.definition().mappings(key);
        if (hooks.isEmpty()) {
            return new Fields();
        }
        if (hooks.size() > 1) {
            service.refuse(
                    hooks.get(1).location(),
                    key,
                    "Kubernetes runs one such hook",
                    "write one that does all of it");
        }
        var hook = hooks.getFirst();
        var place = hook.location();
        for (var other : new String[] {"working_dir", "environment"}) {
            if (isSaid(hook, other)) {
                service.refuse(
                        place,
                        key + "." + other,
                        "a hook of Kubernetes has what the container has",
                        "write it into the command: sh -c 'cd DIR && NAME=VALUE program'");
            }
        }
        var exec = new Fields(place);
        if (hook.get("command") instanceof Sequence command) {
            exec.put("command", command);
        }
        return new Fields(place).put("exec", exec);
    }

    private static boolean isSaid(Mapping hook, String key) {
        return !hook.text(key, "").isEmpty() || !hook.mapping(key).isEmpty();
    }
}
