package io.stackctl.swarm.spec;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.name.StackName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels of {@code docker stack}, by which it finds what is a stack's. Nothing else is put on
 * what a task is made from, since a task is made anew for each label that changes.
 */
public final class NamespaceLabels {

    /** On everything of a stack. */
    public static final String NAMESPACE = "com.docker.stack.namespace";

    /** On a service: its image as the definition says it. */
    public static final String IMAGE = "com.docker.stack.image";

    /** On a config or secret: a digest of what is in it, as a swarm does not show a secret. */
    public static final String CONTENT = "io.stackctl.content";

    private NamespaceLabels() {}

    /** Those that somebody wrote, and the stack's. */
    public static Map<String, String> of(StackName stack, Map<String, String> written) {
        var labels = new TreeMap<>(written);
        labels.put(NAMESPACE, stack.value());
        return labels;
    }

    /** The parameter {@code filters} of listings, for what is a stack's. */
    public static String filter(StackName stack) {
        return new JsonBuilder()
                .put("label", Json.of(List.of(NAMESPACE + "=" + stack)))
                .build()
                .toString();
    }

    /** How a stack's own thing is called. */
    public static String scoped(StackName stack, String name) {
        return stack + "_" + name;
    }
}
