package io.stackctl.workflow.view;

import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A value that differs between two definitions.
 *
 * @param key its path, such as {@code services.web.image}
 * @param before empty where there was none; what may be secret is not said
 * @param after empty where there is none any more
 */
public record DefinitionChange(String key, Optional<String> before, Optional<String> after) {

    /** Every value that differs, by keys. */
    static List<DefinitionChange> between(Stack before, Stack after) {
        var old = values(before);
        var recent = values(after);
        var keys = new TreeSet<>(old.keySet());
        keys.addAll(recent.keySet());
        var changes = new ArrayList<DefinitionChange>();
        for (var key : keys) {
            var was = Optional.ofNullable(old.get(key));
            var is = Optional.ofNullable(recent.get(key));
            if (!was.equals(is)) {
                changes.add(
                        new DefinitionChange(
                                key,
                                was.map(value -> SecretValue.shown(key, value)),
                                is.map(value -> SecretValue.shown(key, value))));
            }
        }
        return changes;
    }

    private static Map<String, String> values(Stack stack) {
        var values = new TreeMap<String, String>();
        collect("", stack.definition(), values);
        stack.variables().forEach((name, value) -> values.put("variables." + name, value));
        return values;
    }

    private static void collect(String path, Node node, Map<String, String> values) {
        switch (node) {
            case Mapping mapping when !mapping.isEmpty() ->
                    mapping.entries()
                            .forEach(entry ->
                                    collect(
                                            path.isEmpty() ? entry.key() : path + "." + entry.key(),
                                            entry.value(),
                                            values));
            case Sequence sequence when !sequence.items().isEmpty() -> {
                for (var item = 0; item < sequence.items().size(); item++) {
                    collect(path + "[" + item + "]", sequence.items().get(item), values);
                }
            }
            case Mapping _ -> values.put(path, "{}");
            case Sequence _ -> values.put(path, "[]");
            case Scalar scalar -> values.put(path, scalar.text());
        }
    }
}
