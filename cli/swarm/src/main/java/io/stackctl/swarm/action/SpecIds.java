package io.stackctl.swarm.action;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import java.util.List;
import java.util.Map;

/**
 * Fills in the ids of configs and secrets, which a swarm wants beside their names and which are
 * known only when they are there.
 */
final class SpecIds {

    private SpecIds() {}

    static Json fill(Json spec, SwarmContext context) {
        var template = spec.get("TaskTemplate");
        var container = template.get("ContainerSpec");
        var filled = new JsonBuilder().putAll(container);
        if (container.has("Configs")) {
            filled.put("Configs", with("Config", container.items("Configs"), context.configs()));
        }
        if (container.has("Secrets")) {
            filled.put("Secrets", with("Secret", container.items("Secrets"), context.secrets()));
        }
        return new JsonBuilder()
                .putAll(spec)
                .put(
                        "TaskTemplate",
                        new JsonBuilder()
                                .putAll(template)
                                .put("ContainerSpec", filled.build())
                                .build())
                .build();
    }

    private static Json with(String kind, List<Json> references, Map<String, String> ids) {
        List<Json> filled =
                references.stream()
                        .map(reference -> {
                            var name = reference.required(kind + "Name");
                            var id = ids.get(name);
                            if (id == null) {
                                throw new StackException(
                                        new OperationFailed(
                                                kind + " " + name + " is not there any more",
                                                "run this again: it looks at it anew"));
                            }
                            return new JsonBuilder().putAll(reference).put(kind + "ID", id).build();
                        })
                        .toList();
        return new Json.JsonArray(filled);
    }

    static String image(Json spec) {
        return spec.get("TaskTemplate", "ContainerSpec").text("Image");
    }
}
