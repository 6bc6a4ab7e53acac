package io.stackctl.definition;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
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
        if (node instanceof Sequence pairs && depth == path.size() - 1) {
            return withoutPair(pairs, path.get(depth));
        }
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

    /** Merging has turned mappings such as {@code environment} into lists of {@code KEY=VALUE}. */
    private static Sequence withoutPair(Sequence pairs, String key) {
        var kept = new ArrayList<Node>();
        for (var item : pairs.items()) {
            if (!(item instanceof Scalar.Text text)
                    || !(text.value().equals(key) || text.value().startsWith(key + "="))
                    || isPosition(key)) {
                kept.add(item);
            }
        }
        return kept.size() == pairs.items().size() ? pairs : new Sequence(kept, pairs.location());
    }

    /** An element of a list was marked, not the value of a key. */
    private static boolean isPosition(String key) {
        return key.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
