package io.stackctl.kubernetes.object;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the fields of an object, in the order in which they are read. A part without anything in
 * it is left out.
 */
public final class Fields {

    private final Location place;
    private final Mapping.Builder fields;

    /**
     * Begins.
     *
     * @param place what the fields come from, unless one says otherwise
     */
    public Fields(Location place) {
        this.place = place;
        this.fields = Mapping.builder(place);
    }

    /** One that has no single place in the definition. */
    public Fields() {
        this(Location.NONE);
    }

    public Fields text(String key, String value) {
        return text(key, value, place);
    }

    public Fields text(String key, String value, Location from) {
        fields.put(key, new Scalar.Text(value, from));
        return this;
    }

    public Fields number(String key, long value) {
        return number(key, value, place);
    }

    public Fields number(String key, long value, Location from) {
        fields.put(key, new Scalar.Int(value, from));
        return this;
    }

    public Fields flag(String key, boolean value) {
        return flag(key, value, place);
    }

    public Fields flag(String key, boolean value, Location from) {
        fields.put(key, new Scalar.Bool(value, from));
        return this;
    }

    public Fields put(String key, Node value) {
        if (!isEmpty(value)) {
            fields.put(key, value);
        }
        return this;
    }

    public Fields put(String key, Optional<? extends Node> value) {
        value.ifPresent(node -> put(key, node));
        return this;
    }

    public Fields put(String key, Fields value) {
        return put(key, value.build());
    }

    public Fields list(String key, List<? extends Node> items) {
        return list(key, items, items.isEmpty() ? place : items.getFirst().location());
    }

    public Fields list(String key, List<? extends Node> items, Location from) {
        return put(key, new Sequence(List.copyOf(items), from));
    }

    public Fields texts(String key, List<String> items, Location from) {
        return put(key, Sequence.ofTexts(items, from));
    }

    public Fields texts(String key, Map<String, String> entries, Location from) {
        var inner = new Fields(from);
        entries.forEach(inner::text);
        return put(key, inner);
    }

    /** A field whose being there says all, such as {@code emptyDir: {}}. */
    public Fields empty(String key) {
        fields.put(key, Mapping.empty(place));
        return this;
    }

    private static boolean isEmpty(Node value) {
        return (value instanceof Mapping mapping && mapping.isEmpty())
                || (value instanceof Sequence sequence && sequence.items().isEmpty());
    }

    public boolean has(String key) {
        return fields.has(key);
    }

    public Mapping build() {
        return fields.build();
    }
}
