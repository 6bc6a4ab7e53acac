package io.stackctl.definition;

import io.stackctl.model.Mapping;
import io.stackctl.model.Node;
import java.util.List;

/** Takes values marked {@code !reset} or {@code !override} out of what earlier files said. */
final class Resets {

    private Resets() {}

    /** The document without the values at the paths. */
    static Mapping apply(Mapping document, List<List<String>> paths) {
        Node result = document;
        for (var path : paths) {
            result = without(result, path, 0);
        }
        return (Mapping) result;
    }

    private static Node without(Node node, List<String> path, int depth) {
        if (!(node instanceof Mapping mapping) || depth >= path.size()) {
            return node;
        }
        var key = path.get(depth);
        var value = mapping.get(key);
        if (value == null) {
            return node;
        }
        if (depth == path.size() - 1) {
            return mapping.without(key);
        }
        return mapping.with(key, without(value, path, depth + 1));
    }
}
