package io.stackctl.docker;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.EventScope;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.StackLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code filters} parameter of listings. */
final class Filters {

    private Filters() {}

    /** Containers of every stack. */
    static String anyStack() {
        return labels(StackLabels.anyContainer());
    }

    /** Containers of one stack. */
    static String containers(StackName stack) {
        return labels(StackLabels.containersOf(stack));
    }

    /**
     * The same, with those that are none of a service's own.
     *
     * @param services when there is exactly one, the engine leaves out the others'
     */
    static String everyContainer(StackName stack, Set<ServiceName> services) {
        return labels(
                StackLabels.everyContainerOf(
                        stack,
                        services.size() == 1
                                ? Optional.of(services.iterator().next())
                                : Optional.empty()));
    }

    /** Whatever has all these labels. */
    static String labels(Map<String, String> labels) {
        return labels(pairs(labels));
    }

    /** What happens to containers of a stack. */
    static String containerEvents(StackName stack, EventScope scope) {
        var filters =
                new JsonBuilder()
                        .put("label", Json.of(pairs(StackLabels.ofEverythingIn(stack))))
                        .put("type", Json.of(List.of("container")));
        if (!scope.actions().isEmpty()) {
            filters.put("event", Json.of(scope.actions()));
        }
        return filters.build().toString();
    }

    private static List<String> pairs(Map<String, String> labels) {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            pairs.add(label.getKey() + "=" + label.getValue());
        }
        return pairs;
    }

    private static String labels(List<String> labels) {
        return new JsonBuilder().put("label", Json.of(labels)).build().toString();
    }
}
