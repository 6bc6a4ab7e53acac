package io.stackctl.services.kit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How JSON becomes records: a field for each component, {@code Optional} for those that may be
 * missing, lists, nested records, and whatever {@link TextValue} reads. Fields that the record does
 * not know are ignored, so that a sender may be newer than the receiver.
 */
final class Binding {
    private final List<String> problems = new ArrayList<>();

    private Binding() {}

    static <T> T bind(@Nullable Object json, Class<T> type) {
        var binding = new Binding();
        var value = binding.value(json, type, "");
        if (value == null || !binding.problems.isEmpty()) {
            throw new InvalidJsonException(binding.problems);
        }
        return type.cast(value);
    }

    private @Nullable Object value(@Nullable Object json, Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            var argument = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? Optional.ofNullable(json == null ? null : value(json, argument, path))
                    : list(json, argument, path);
        }
        if (json == null) {
            return problem(path, "is missing");
        }
        var target = (Class<?>) type;
        if (target == Object.class || target.isInstance(json)) {
            return json;
        }
        if (target.isRecord() && !TextValue.converts(target)) {
            return object(json, target, path);
        }
        return scalar(json, target, path);
    }

    private @Nullable Object list(@Nullable Object json, Type element, String path) {
        if (!(json instanceof List<?> values)) {
            return problem(path, "is not a list");
        }
        var list = new ArrayList<@Nullable Object>();
        for (int i = 0; i < values.size(); i++) {
            list.add(value(values.get(i), element, path + "[" + i + "]"));
        }
        return list;
    }

    private @Nullable Object object(Object json, Class<?> type, String path) {
        if (!(json instanceof Map<?, ?> fields)) {
            return problem(path, "is not an object");
        }
        int before = problems.size();
        var components = type.getRecordComponents();
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(fields, components[i], path);
        }
        if (problems.size() > before) {
            return null;
        }
        try {
            return Records.create(type, values);
        } catch (IllegalArgumentException e) {
            return problem(path, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Object component(Map<?, ?> fields, RecordComponent component, String path) {
        var json = fields.get(component.getName());
        var inside = path.isEmpty() ? component.getName() : path + "." + component.getName();
        return value(
                json == null ? Records.defaultOf(component) : json,
                component.getGenericType(),
                inside);
    }

    private @Nullable Object scalar(Object json, Class<?> type, String path) {
        if (json instanceof Map || json instanceof List) {
            return problem(path, "is not a single value");
        }
        try {
            return TextValue.convert(type, json.toString());
        } catch (IllegalArgumentException e) {
            return problem(path, "'" + json + "' " + e.getMessage());
        }
    }

    private @Nullable Object problem(String path, String complaint) {
        problems.add((path.isEmpty() ? "the body" : path) + " " + complaint);
        return null;
    }
}
