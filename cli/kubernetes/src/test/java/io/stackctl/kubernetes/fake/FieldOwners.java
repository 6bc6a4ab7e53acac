package io.stackctl.kubernetes.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who has set which fields of one object. Lists are one field each, which real clusters go into.
 */
final class FieldOwners {

    private final Map<String, Set<String>> byManager = new TreeMap<>();

    /** {@code stackctl Apply}. */
    static String manager(String name, String operation) {
        return name + " " + operation;
    }

    /** The leaves of an object, by their paths, without what the cluster sets. */
    static Map<String, JsonNode> leaves(JsonNode object) {
        var leaves = new TreeMap<String, JsonNode>();
        collect("", object, leaves);
        leaves.keySet()
                .removeIf(path -> List.of("apiVersion", "kind", "metadata/name").contains(path));
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isObject() && !node.isEmpty()) {
            for (var field : node.properties()) {
                collect(
                        path.isEmpty() ? field.getKey() : path + "/" + field.getKey(),
                        field.getValue(),
                        leaves);
            }
        } else {
            leaves.put(path, node);
        }
    }

    /** Those who have set a field otherwise. */
    List<String[]> conflicts(String manager, Map<String, JsonNode> wanted, JsonNode is) {
        var conflicts = new ArrayList<String[]>();
        byManager.forEach((other, fields) -> {
            for (var field : fields) {
                var value = wanted.get(field);
                if (!other.equals(manager)
                        && value != null
                        && !is.at("/" + field.replace("~", "~0")).equals(value)) {
                    conflicts.add(new String[] {other, field});
                }
            }
        });
        return conflicts;
    }

    /** The fields that nobody sets any more once a manager sets these. */
    Set<String> given(String manager, Set<String> wanted) {
        var lost = new TreeSet<>(byManager.getOrDefault(manager, Set.of()));
        lost.removeAll(wanted);
        byManager.forEach((other, fields) -> {
            if (!other.equals(manager)) {
                lost.removeAll(fields);
            }
        });
        return lost;
    }

    void applied(String manager, Map<String, JsonNode> wanted, JsonNode before) {
        byManager.forEach((other, fields) -> {
            if (!other.equals(manager)) {
                fields.removeIf(field ->
                        wanted.containsKey(field)
                                && !before.at("/" + field).equals(wanted.get(field)));
            }
        });
        byManager.put(manager, new TreeSet<>(wanted.keySet()));
    }

    void updated(String manager, Set<String> changed) {
        byManager.forEach((other, fields) -> fields.removeAll(changed));
        byManager.computeIfAbsent(manager, key -> new TreeSet<>()).addAll(changed);
    }

    FieldOwners copy() {
        var copy = new FieldOwners();
        byManager.forEach((manager, fields) -> copy.byManager.put(manager, new TreeSet<>(fields)));
        return copy;
    }

    ArrayNode json() {
        var all = JsonNodeFactory.instance.arrayNode();
        byManager.forEach((manager, fields) -> {
            if (fields.isEmpty()) {
                return;
            }
            var words = manager.split(" ", -1);
            var entry = all.addObject().put("manager", words[0]).put("operation", words[1]);
            ObjectNode tree = entry.putObject("fieldsV1");
            for (var field : fields) {
                var node = tree;
                for (var part : field.split("/", -1)) {
                    node = node.withObjectProperty("f:" + part);
                }
            }
        });
        return all;
    }
}
