package io.stackctl.swarm;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.spec.NamespaceLabels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The stacks of a swarm, whoever made them. */
final class SwarmStacks {

    private final EngineApi api;

    SwarmStacks(EngineApi api) {
        this.api = api;
    }

    /**
     * Their names with the number of services that each has, by name. Others may have made some
     * whose names cannot be said here: no verb reaches those.
     */
    Map<StackName, Integer> counted() {
        var counts = new TreeMap<String, Integer>();
        for (var service : api.list(ApiCall.get("/services"), service -> service)) {
            var stack = service.get("Spec").textsByKey("Labels").get(NamespaceLabels.NAMESPACE);
            if (stack != null && !stack.isEmpty() && StackName.normal(stack).equals(stack)) {
                counts.merge(stack, 1, Integer::sum);
            }
        }
        var stacks = new LinkedHashMap<StackName, Integer>();
        counts.forEach((name, count) -> stacks.put(StackName.of(name), count));
        return stacks;
    }
}
