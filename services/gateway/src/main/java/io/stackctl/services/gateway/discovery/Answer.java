package io.stackctl.services.gateway.discovery;

import io.stackctl.services.kit.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of the engine's. Asking for what is not there gives an empty answer: the engine
 * leaves out some empty fields and writes null for others, and means the same.
 */
public record Answer(@Nullable Object value) {
    public static final Answer NOTHING = new Answer(null);

    public static Answer parse(String text) {
        return new Answer(Json.read(text));
    }

    public boolean present() {
        return value != null;
    }

    public Answer get(String name) {
        return value instanceof Map<?, ?> members ? new Answer(members.get(name)) : NOTHING;
    }

    /** The names of an object's members, or none. */
    public List<String> names() {
        return value instanceof Map<?, ?> members
                ? members.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The items of an array, or none. */
    public List<Answer> items() {
        return value instanceof List<?> items ? items.stream().map(Answer::of).toList() : List.of();
    }

    private static Answer of(Object item) {
        return new Answer(item);
    }

    /** The value of a string, or an empty text. */
    public String text() {
        return value instanceof String text ? text : "";
    }

    /** The value of a whole number, or the other. */
    public long number(long otherwise) {
        return value instanceof Long number ? number : otherwise;
    }

    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }
}
