package io.stackctl.docker;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code filters} parameter of listings, and the labels they look for. */
final class Filters {

    static final String PROJECT = "com.docker.compose.project";
    static final String SERVICE = "com.docker.compose.service";
    static final String NUMBER = "com.docker.compose.container-number";
    static final String ONE_OFF = "com.docker.compose.oneoff";
    static final String CONFIG_HASH = "com.docker.compose.config-hash";

    private Filters() {}

    /** Containers of every stack. */
    static String anyStack() {
        return labels(List.of(PROJECT, CONFIG_HASH));
    }

    /**
     * Containers of one stack.
     *
     * @param services when there is exactly one, the engine leaves out the others'
     */
    static String containers(StackName stack, Set<ServiceName> services) {
        List<String> labels = new ArrayList<>(List.of(PROJECT + "=" + stack, CONFIG_HASH));
        if (services.size() == 1) {
            labels.add(SERVICE + "=" + services.iterator().next());
        }
        return labels(labels);
    }

    /** Whatever has all these labels. */
    static String labels(Map<String, String> labels) {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            pairs.add(label.getKey() + "=" + label.getValue());
        }
        return labels(pairs);
    }

    /** What happens to containers of a stack. */
    static String containerEvents(StackName stack) {
        return new JsonBuilder()
                .put("label", Json.of(List.of(PROJECT + "=" + stack)))
                .put("type", Json.of(List.of("container")))
                .build()
                .toString();
    }

    private static String labels(List<String> labels) {
        return new JsonBuilder().put("label", Json.of(labels)).build().toString();
    }
}
