package io.stackctl.kubernetes.state;

import io.stackctl.kubernetes.client.ResourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What changes between two forms of an object, field by field. */
final class Difference {

    private static final int SHOWN = 3;
    private static final int LONGEST = 60;

    /** What the cluster itself writes; in lists it leaves out what all of them have. */
    private static final Set<String> NOT_COMPARED =
            Set.of(
                    "apiVersion",
                    "kind",
                    "metadata.managedFields",
                    "metadata.resourceVersion",
                    "metadata.generation",
                    "metadata.uid",
                    "metadata.creationTimestamp",
                    "status");

    /** By what entries of a list are told apart, whatever their place. */
    private static final List<String> KEYS = List.of("name", "mountPath", "containerPort", "port");

    private static final Pattern OF_PODS = Pattern.compile("^spec[.]template[.](spec[.])?");

    private final ResourceKind kind;

    private Difference(ResourceKind kind) {
        this.kind = kind;
    }

    /**
     * Says what changes.
     *
     * @return such as {@code spec.replicas 2 -> 3}, a few at most; empty where nothing does
     */
    static List<String> of(ResourceKind kind, JsonNode is, JsonNode wanted) {
        return new Difference(kind).causes(is, wanted);
    }

    private List<String> causes(JsonNode is, JsonNode wanted) {
        var before = flat(is);
        var after = flat(wanted);
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        paths.removeIf(path -> before.getOrDefault(path, "").equals(after.getOrDefault(path, "")));
        var causes = new ArrayList<String>();
        for (var path : paths) {
            if (causes.size() == SHOWN) {
                causes.add("and " + (paths.size() - SHOWN) + " more");
                break;
            }
            causes.add(cause(path, before.get(path), after.get(path)));
        }
        return causes;
    }

    private String cause(String path, @Nullable String is, @Nullable String wanted) {
        var shown = OF_PODS.matcher(path).replaceFirst("");
        if (isContent(path) || tooLong(is) || tooLong(wanted)) {
            return shown + (is == null ? " is new" : wanted == null ? " goes" : " changed");
        }
        return is == null
                ? shown + " is to be " + wanted
                : shown + " " + is + (wanted == null ? " goes" : " -> " + wanted);
    }

    /** What is in secrets is never shown, and what is in files is too much. */
    private boolean isContent(String path) {
        return (kind == ResourceKind.SECRET || kind == ResourceKind.CONFIG_MAP)
                && (path.startsWith("data.") || path.startsWith("binaryData."));
    }

    private static boolean tooLong(@Nullable String value) {
        return value != null && value.length() > LONGEST;
    }

    private static Map<String, String> flat(JsonNode object) {
        var values = new TreeMap<String, String>();
        flatten("", object, values);
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values) {
        if (NOT_COMPARED.contains(path)) {
            return;
        }
        if (node.isObject()) {
            for (var field : node.properties()) {
                flatten(
                        path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                        field.getValue(),
                        values);
            }
        } else if (node.isArray()) {
            int place = 0;
            Map<String, Integer> seen = new HashMap<>();
            for (var item : node) {
                var key = key(item, place++);
                // One volume may be mounted at several places, and each counts.
                int which = seen.merge(key, 1, Integer::sum);
                flatten(path + "[" + key + (which == 1 ? "" : "#" + which) + "]", item, values);
            }
        } else if (!node.isNull()) {
            values.put(path, node.asString());
        }
    }

    private static String key(JsonNode item, int place) {
        for (var key : KEYS) {
            var value = item.path(key).asString("");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return String.valueOf(place);
    }
}
