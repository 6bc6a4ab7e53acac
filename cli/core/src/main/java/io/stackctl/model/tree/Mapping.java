package io.stackctl.model.tree;

import io.stackctl.failure.Location;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values by key, in the order in which they were written. */
public final class Mapping implements Node {

    /**
     * A key with its value.
     *
     * @param keyLocation where the key stands
     */
    public record Entry(String key, Location keyLocation, Node value) {}

    private final Map<String, Entry> entries;
    private final Location location;

    private Mapping(Map<String, Entry> entries, Location location) {
        this.entries = entries;
        this.location = location;
    }

    /** A mapping without keys. */
    public static Mapping empty(Location location) {
        return new Mapping(Map.of(), location);
    }

    /** Starts a mapping. */
    public static Builder builder(Location location) {
        return new Builder(location);
    }

    /** Starts from what this mapping holds. */
    public Builder toBuilder() {
        var builder = new Builder(location);
        builder.entries.putAll(entries);
        return builder;
    }

    @Override
    public Location location() {
        return location;
    }

    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public int size() {
        return entries.size();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The value of a key; null when the key is absent. */
    public @Nullable Node get(String key) {
        var entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    /** The key with its value; null when absent. */
    public @Nullable Entry entry(String key) {
        return entries.get(key);
    }

    /** The value of a key that is present and not null. */
    public Optional<Node> find(String key) {
        var node = get(key);
        return node instanceof Scalar.Null ? Optional.empty() : Optional.ofNullable(node);
    }

    /** The text of a scalar that is present and not null. */
    public Optional<String> text(String key) {
        return get(key) instanceof Scalar scalar && !(scalar instanceof Scalar.Null)
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** The text of a scalar, or a default. */
    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** A flag; false when absent. */
    public boolean flag(String key) {
        return get(key) instanceof Scalar.Bool bool && bool.value();
    }

    /** A flag that may be unset. */
    public Optional<Boolean> optionalFlag(String key) {
        return get(key) instanceof Scalar.Bool bool ? Optional.of(bool.value()) : Optional.empty();
    }

    /** A whole number, also one that the canonical form writes as text. */
    public Optional<Long> number(String key) {
        var value = get(key);
        if (value instanceof Scalar.Int number) {
            return Optional.of(number.value());
        }
        if (value instanceof Scalar.Decimal decimal) {
            return Optional.of((long) decimal.value());
        }
        return value instanceof Scalar.Text text && !text.value().isEmpty()
                ? Optional.of(Long.parseLong(text.value()))
                : Optional.empty();
    }

    /** A number with fraction. */
    public Optional<Double> decimal(String key) {
        var value = get(key);
        if (value instanceof Scalar.Int number) {
            return Optional.of((double) number.value());
        }
        if (value instanceof Scalar.Decimal decimal) {
            return Optional.of(decimal.value());
        }
        return value instanceof Scalar.Text text && !text.value().isEmpty()
                ? Optional.of(Double.parseDouble(text.value()))
                : Optional.empty();
    }

    /** The texts of a list of scalars; empty when absent, as is that of what is no scalar. */
    public List<String> texts(String key) {
        return get(key) instanceof Sequence sequence
                ? sequence.items().stream()
                        .map(item -> item instanceof Scalar scalar ? scalar.text() : "")
                        .toList()
                : List.of();
    }

    /** A mapping below a key; an empty one when absent or null. */
    public Mapping mapping(String key) {
        return get(key) instanceof Mapping mapping ? mapping : empty(location);
    }

    /** The mappings of a list; empty when absent. */
    public List<Mapping> mappings(String key) {
        return get(key) instanceof Sequence sequence
                ? sequence.items().stream().map(item -> (Mapping) item).toList()
                : List.of();
    }

    /** Texts by key, in order; keys without a value have the empty text. */
    public Map<String, String> textsByKey(String key) {
        var texts = new LinkedHashMap<String, String>();
        for (var entry : mapping(key).entries()) {
            texts.put(entry.key(), ((Scalar) entry.value()).text());
        }
        return Collections.unmodifiableMap(texts);
    }

    /** Texts by key, in order; a key whose value is null has none. */
    public Map<String, Optional<String>> optionalTextsByKey(String key) {
        var texts = new LinkedHashMap<String, Optional<String>>();
        for (var entry : mapping(key).entries()) {
            texts.put(entry.key(), mapping(key).text(entry.key()));
        }
        return Collections.unmodifiableMap(texts);
    }

    /** The same mapping with a key set; a new key comes last. */
    public Mapping with(String key, Node value) {
        return toBuilder().put(key, value).build();
    }

    /** The same mapping without a key. */
    public Mapping without(String key) {
        return has(key) ? toBuilder().remove(key).build() : this;
    }

    @Override
    public Mapping at(Location place) {
        return new Mapping(entries, place);
    }

    @Override
    public String kind() {
        return "a mapping";
    }

    @Override
    public boolean sameValue(Node other) {
        if (!(other instanceof Mapping mapping) || mapping.size() != size()) {
            return false;
        }
        for (var entry : entries.values()) {
            var theirs = mapping.get(entry.key());
            if (theirs == null || !entry.value().sameValue(theirs)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mapping mapping
                && mapping.entries.equals(entries)
                && mapping.location.equals(location);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** The keys and values, for failing tests. */
    @Override
    public String toString() {
        return CanonicalJson.of(this);
    }

    /** Collects the keys of a mapping. */
    public static final class Builder {
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private final Location location;

        private Builder(Location location) {
            this.location = location;
        }

        /** Sets a key; one that is there already keeps its position and its place in the file. */
        public Builder put(String key, Node value) {
            var earlier = entries.get(key);
            return put(
                    new Entry(
                            key,
                            earlier == null ? value.location() : earlier.keyLocation(),
                            value));
        }

        public Builder put(String key, Location keyLocation, Node value) {
            return put(new Entry(key, keyLocation, value));
        }

        public Builder put(Entry entry) {
            entries.put(entry.key(), entry);
            return this;
        }

        public Builder remove(String key) {
            entries.remove(key);
            return this;
        }

        public @Nullable Entry entry(String key) {
            return entries.get(key);
        }

        public boolean has(String key) {
            return entries.containsKey(key);
        }

        public Mapping build() {
            return new Mapping(new LinkedHashMap<>(entries), location);
        }
    }
}
