package io.stackctl.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.gson.annotations.SerializedName;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the API's OpenAPI document says of an object, as the classes that are made of it have it: no
 * field that it does not know, all that it requires, and each of its type.
 */
final class Schema {

    private static final String QUANTITY = "[0-9]+(?:\\.[0-9]+)?(?:m|k|M|G|T|Ki|Mi|Gi|Ti)?";

    private final List<String> problems = new ArrayList<>();

    private Schema() {}

    /** What an object does against it; empty where nothing. */
    static List<String> problems(KubernetesObject object) {
        var schema = new Schema();
        schema.check(object.tree(), model(object), object.toString());
        return schema.problems;
    }

    private static Class<?> model(KubernetesObject object) {
        var version = object.apiVersion().substring(object.apiVersion().lastIndexOf('/') + 1);
        var name =
                object.apiVersion().startsWith("gateway.")
                        ? "io.fabric8.kubernetes.api.model.gatewayapi.v1." + object.kind()
                        : "io.kubernetes.client.openapi.models."
                                + version.toUpperCase(Locale.ROOT)
                                + object.kind();
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("there is no kind " + object.kind() + " of " + version, e);
        }
    }

    private void check(Node node, Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            generic(node, generic, path);
            return;
        }
        var known = (Class<?>) type;
        var name = known.getSimpleName();
        var fits =
                switch (name) {
                    case "Object", "JsonNode" -> true;
                    case "String" -> node instanceof Scalar.Text;
                    case "Integer", "Long" -> node instanceof Scalar.Int;
                    case "Boolean" -> node instanceof Scalar.Bool;
                    case "IntOrString" -> node instanceof Scalar.Int || node instanceof Scalar.Text;
                    case "Quantity" ->
                            node instanceof Scalar.Text text && text.value().matches(QUANTITY);
                    case "byte[]" ->
                            node instanceof Scalar.Text text
                                    && text.value().matches("[A-Za-z0-9+/]*=*");
                    default -> {
                        object(node, known, path);
                        yield true;
                    }
                };
        if (!fits) {
            problems.add(path + " is " + node.kind() + ", not " + name);
        }
    }

    private void generic(Node node, ParameterizedType type, String path) {
        var arguments = type.getActualTypeArguments();
        if (Map.class.isAssignableFrom((Class<?>) type.getRawType())) {
            if (node instanceof Mapping mapping) {
                for (var entry : mapping.entries()) {
                    check(entry.value(), arguments[1], path + "." + entry.key());
                }
                return;
            }
        } else if (Collection.class.isAssignableFrom((Class<?>) type.getRawType())
                && node instanceof Sequence sequence) {
            for (var item : sequence.items()) {
                check(item, arguments[0], path + "[]");
            }
            return;
        }
        problems.add(path + " is " + node.kind() + ", not " + type);
    }

    private void object(Node node, Class<?> type, String path) {
        if (!(node instanceof Mapping mapping)) {
            problems.add(path + " is " + node.kind() + ", not " + type.getSimpleName());
            return;
        }
        for (var entry : mapping.entries()) {
            var field = field(type, entry.key());
            if (field.isEmpty()) {
                problems.add(path + "." + entry.key() + " is unknown");
            } else {
                check(entry.value(), field.get().getGenericType(), path + "." + entry.key());
            }
        }
        for (var required : required(type)) {
            if (!mapping.has(required)) {
                problems.add(path + "." + required + " is missing");
            }
        }
    }

    private static Optional<Field> field(Class<?> type, String key) {
        for (var field : type.getDeclaredFields()) {
            var gson = field.getAnnotation(SerializedName.class);
            var jackson = field.getAnnotation(JsonProperty.class);
            if ((gson != null && gson.value().equals(key))
                    || (jackson != null && jackson.value().equals(key))) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Set<String> required(Class<?> type) {
        try {
            var value = type.getField("openapiRequiredFields").get(null);
            return value == null ? Set.of() : (Set<String>) value;
        } catch (NoSuchFieldException none) {
            return Set.of();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
