package io.stackctl.docker.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value. The getters are lenient, as clients of a growing API have to be: what is absent,
 * null or of another kind reads as empty, zero or false.
 */
public sealed interface Json {

    /** JSON's {@code null}. */
    record JsonNull() implements Json {
        private static final Json ONE = new JsonNull();

        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public void writeTo(StringBuilder out) {
            out.append("null");
        }

        @Override
        public String toString() {
            return JsonText.of(this);
        }
    }

    /** {@code true} or {@code false}. */
    record JsonBoolean(boolean value) implements Json {
        @Override
        public String text() {
            return String.valueOf(value);
        }

        @Override
        public void writeTo(StringBuilder out) {
            out.append(value);
        }

        @Override
        public String toString() {
            return JsonText.of(this);
        }
    }

    /** A number as it was written, so that nothing of it is lost. */
    record JsonNumber(String digits) implements Json {
        @Override
        public String text() {
            return digits;
        }

        @Override
        public void writeTo(StringBuilder out) {
            out.append(digits);
        }

        @Override
        public String toString() {
            return JsonText.of(this);
        }
    }

    /** A string. */
    record JsonString(String value) implements Json {
        @Override
        public String text() {
            return value;
        }

        @Override
        public boolean isEmpty() {
            return value.isEmpty();
        }

        @Override
        public void writeTo(StringBuilder out) {
            JsonText.quote(value, out);
        }

        @Override
        public String toString() {
            return JsonText.of(this);
        }
    }

    /** An array. */
    record JsonArray(List<Json> values) implements Json {
        @Override
        public boolean isEmpty() {
            return values.isEmpty();
        }

        @Override
        public void writeTo(StringBuilder out) {
            JsonText.array(values, out);
        }

        @Override
        public String toString() {
            return JsonText.of(this);
        }
    }

    /** An object; its members keep their order. */
    record JsonObject(Map<String, Json> members) implements Json {
        private static final Json EMPTY = new JsonObject(Map.of());

        @Override
        public boolean isEmpty() {
            return members.isEmpty();
        }

        @Override
        public void writeTo(StringBuilder out) {
            JsonText.object(members, out);
        }

        @Override
        public String toString() {
            return JsonText.of(this);
        }
    }

    /** JSON's {@code null}, which also stands for whatever is absent. */
    static Json nothing() {
        return JsonNull.ONE;
    }

    /** An object without members. */
    static Json emptyObject() {
        return JsonObject.EMPTY;
    }

    static Json of(String value) {
        return new JsonString(value);
    }

    static Json of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    static Json of(boolean value) {
        return new JsonBoolean(value);
    }

    /** An array of strings. */
    static Json of(List<String> values) {
        List<Json> array = new ArrayList<>(values.size());
        for (String value : values) {
            array.add(of(value));
        }
        return new JsonArray(array);
    }

    /** An object of strings. */
    static Json of(Map<String, String> values) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            members.put(entry.getKey(), of(entry.getValue()));
        }
        return new JsonObject(members);
    }

    /** The member of that name. */
    default Json get(String name) {
        return this instanceof JsonObject object
                ? object.members().getOrDefault(name, nothing())
                : nothing();
    }

    /** The member at the end of a path of names. */
    default Json get(String name, String... further) {
        Json found = get(name);
        for (String next : further) {
            found = found.get(next);
        }
        return found;
    }

    /** A string, number or boolean as text; anything else reads as empty. */
    default String text() {
        return "";
    }

    default String text(String name) {
        return get(name).text();
    }

    /** A whole number; the fraction of any other is cut off. */
    default long number() {
        if (!(this instanceof JsonNumber number)) {
            return 0;
        }
        try {
            return Long.parseLong(number.digits());
        } catch (NumberFormatException e) {
            // Counters of the engine are unsigned: those beyond a long count as the largest.
            return (long) Double.parseDouble(number.digits());
        }
    }

    default long number(String name) {
        return get(name).number();
    }

    default boolean flag(String name) {
        return get(name) instanceof JsonBoolean bool && bool.value();
    }

    default List<Json> items() {
        return this instanceof JsonArray array ? array.values() : List.of();
    }

    default List<Json> items(String name) {
        return get(name).items();
    }

    /** The members of an object, in their order. */
    default Map<String, Json> members() {
        return Map.of();
    }

    default List<String> texts(String name) {
        return get(name).texts();
    }

    /** The strings of an array. */
    default List<String> texts() {
        List<Json> items = items();
        List<String> texts = new ArrayList<>(items.size());
        for (Json item : items) {
            texts.add(item.text());
        }
        return texts;
    }

    /** An object of strings, such as labels. */
    default Map<String, String> textsByKey(String name) {
        Map<String, Json> members = get(name).members();
        if (members.isEmpty()) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>(members.size() * 2);
        for (Map.Entry<String, Json> member : members.entrySet()) {
            texts.put(member.getKey(), member.getValue().text());
        }
        return texts;
    }

    /** Whether there is nothing: an absent value, null, and an empty text, array or object. */
    default boolean isEmpty() {
        return false;
    }

    /** Appends the value as compact JSON. */
    void writeTo(StringBuilder out);
}
