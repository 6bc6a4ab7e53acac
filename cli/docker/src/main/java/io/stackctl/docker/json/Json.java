package io.stackctl.docker.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value. The getters are lenient, as clients of a growing API have to be: what is absent or
 * null reads as empty, zero or false. What is of another kind never passes for that: then they
 * throw {@link WrongKindException}.
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
        public String kind() {
            return "nothing";
        }

        @Override
        public void writeTo(StringBuilder out) {
            out.append("null");
        }

        @Override
        public String toString() {
            return CompactJson.of(this);
        }
    }

    /** {@code true} or {@code false}. */
    record JsonBoolean(boolean value) implements Json {
        @Override
        public String kind() {
            return "a truth value";
        }

        @Override
        public void writeTo(StringBuilder out) {
            out.append(value);
        }

        @Override
        public String toString() {
            return CompactJson.of(this);
        }
    }

    /** A number as it was written, so that nothing of it is lost. */
    record JsonNumber(String digits) implements Json {
        @Override
        public String kind() {
            return "a number";
        }

        @Override
        public void writeTo(StringBuilder out) {
            out.append(digits);
        }

        @Override
        public String toString() {
            return CompactJson.of(this);
        }
    }

    /** A string. */
    record JsonString(String value) implements Json {
        @Override
        public boolean isEmpty() {
            return value.isEmpty();
        }

        @Override
        public String kind() {
            return "a text";
        }

        @Override
        public void writeTo(StringBuilder out) {
            CompactJson.quote(value, out);
        }

        @Override
        public String toString() {
            return CompactJson.of(this);
        }
    }

    /** An array. */
    record JsonArray(List<Json> values) implements Json {
        @Override
        public boolean isEmpty() {
            return values.isEmpty();
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public void writeTo(StringBuilder out) {
            CompactJson.array(values, out);
        }

        @Override
        public String toString() {
            return CompactJson.of(this);
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
        public String kind() {
            return "an object";
        }

        @Override
        public void writeTo(StringBuilder out) {
            CompactJson.object(members, out);
        }

        @Override
        public String toString() {
            return CompactJson.of(this);
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
        return members("").getOrDefault(name, nothing());
    }

    /** The member at the end of a path of names. */
    default Json get(String name, String... further) {
        Json found = get(name);
        for (String next : further) {
            found = found.get(next);
        }
        return found;
    }

    /** Whether there is a member of that name, be it null. */
    default boolean has(String name) {
        return members("").containsKey(name);
    }

    /** A string, number or boolean as text. */
    default String text() {
        return text(this, "");
    }

    default String text(String name) {
        return text(get(name), name);
    }

    /** The text of a member that has to be there. */
    default String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw WrongKindException.missing(name);
        }
        return text;
    }

    private static String text(Json json, String name) {
        if (json instanceof JsonString string) {
            return string.value();
        }
        if (json instanceof JsonNumber number) {
            return number.digits();
        }
        if (json instanceof JsonBoolean bool) {
            return String.valueOf(bool.value());
        }
        return absent(json, name, "a text", "");
    }

    /** A whole number; the fraction of any other is cut off. */
    default long number() {
        return number(this, "");
    }

    default long number(String name) {
        return number(get(name), name);
    }

    private static long number(Json json, String name) {
        if (!(json instanceof JsonNumber number)) {
            return absent(json, name, "a number", 0L);
        }
        try {
            return Long.parseLong(number.digits());
        } catch (NumberFormatException e) {
            // Counters of the engine are unsigned: those beyond a long count as the largest.
            return (long) Double.parseDouble(number.digits());
        }
    }

    default boolean flag(String name) {
        Json json = get(name);
        return json instanceof JsonBoolean bool
                ? bool.value()
                : absent(json, name, "a truth value", false);
    }

    default List<Json> items() {
        return items(this, "");
    }

    default List<Json> items(String name) {
        return items(get(name), name);
    }

    /** The items of a member that has to be there, be it null. */
    default List<Json> requiredItems(String name) {
        if (!has(name)) {
            throw WrongKindException.missing(name);
        }
        return items(name);
    }

    private static List<Json> items(Json json, String name) {
        return json instanceof JsonArray array
                ? array.values()
                : absent(json, name, "a list", List.of());
    }

    /** The members of an object, in their order. */
    default Map<String, Json> members() {
        return members("");
    }

    private Map<String, Json> members(String name) {
        return this instanceof JsonObject object
                ? object.members()
                : absent(this, name, "an object", Map.of());
    }

    private static <T> T absent(Json json, String name, String wanted, T otherwise) {
        if (json instanceof JsonNull) {
            return otherwise;
        }
        throw WrongKindException.of(name, json, wanted);
    }

    default List<String> texts(String name) {
        return texts(get(name), name);
    }

    /** The strings of an array. */
    default List<String> texts() {
        return texts(this, "");
    }

    private static List<String> texts(Json json, String name) {
        List<Json> items = items(json, name);
        List<String> texts = new ArrayList<>(items.size());
        for (Json item : items) {
            texts.add(text(item, name));
        }
        return texts;
    }

    /** An object of strings, such as labels. */
    default Map<String, String> textsByKey(String name) {
        Map<String, Json> members = get(name).members(name);
        if (members.isEmpty()) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>(members.size() * 2);
        for (Map.Entry<String, Json> member : members.entrySet()) {
            texts.put(member.getKey(), text(member.getValue(), name));
        }
        return texts;
    }

    /** What it is, with its article, such as {@code a list}. */
    String kind();

    /** Whether there is nothing: an absent value, null, and an empty text, array or object. */
    default boolean isEmpty() {
        return false;
    }

    /** Appends the value as compact JSON. */
    void writeTo(StringBuilder out);
}
