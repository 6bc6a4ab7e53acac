package io.stackctl.docker.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the members of an object in their order. The {@code put…IfAny} methods leave out what is
 * empty, which is how the Engine API takes defaults.
 */
public final class JsonBuilder {

    private final Map<String, Json> members = new LinkedHashMap<>();

    public JsonBuilder put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    public JsonBuilder put(String name, String value) {
        return put(name, Json.of(value));
    }

    public JsonBuilder put(String name, long value) {
        return put(name, Json.of(value));
    }

    public JsonBuilder put(String name, boolean value) {
        return put(name, Json.of(value));
    }

    public JsonBuilder putIfAny(String name, String value) {
        return value.isEmpty() ? this : put(name, value);
    }

    public JsonBuilder putIfAny(String name, List<String> values) {
        return values.isEmpty() ? this : put(name, Json.of(values));
    }

    public JsonBuilder putIfAny(String name, Map<String, String> values) {
        return values.isEmpty() ? this : put(name, Json.of(values));
    }

    public JsonBuilder putIfAny(String name, Json value) {
        return value.isEmpty() ? this : put(name, value);
    }

    /** Puts a number unless it is absent or zero. */
    public JsonBuilder putIfAny(String name, Optional<Long> value) {
        return value.isEmpty() || value.get() == 0 ? this : put(name, value.get());
    }

    public JsonBuilder putIfAny(String name, long value) {
        return value == 0 ? this : put(name, value);
    }

    public JsonBuilder putIfTrue(String name, boolean value) {
        return value ? put(name, true) : this;
    }

    /** Puts the members of another object. */
    public JsonBuilder putAll(Json object) {
        members.putAll(object.members());
        return this;
    }

    public Json build() {
        return new Json.JsonObject(new LinkedHashMap<>(members));
    }
}
