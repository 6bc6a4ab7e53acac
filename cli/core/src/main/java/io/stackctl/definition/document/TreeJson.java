package io.stackctl.definition.document;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.CanonicalJson;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;

/**
 * Trees as JSON that loses nothing but places. What JSON has no value for is an object with one
 * key: <code>{"$decimal": "1.5"}</code>, since {@code 1.0} is no whole number here, and <code>
 * {"$timestamp": "2024-01-02T00:00:00Z"}</code>. A key that begins with {@code $} gets another one
 * in front.
 */
final class TreeJson {

    private static final String DECIMAL = "$decimal";
    private static final String TIMESTAMP = "$timestamp";

    private TreeJson() {}

    static String write(Mapping tree) {
        return CanonicalJson.of(encoded(tree));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws JsonTextException when it is something else
     */
    static Mapping read(String text) throws JsonTextException {
        if (decoded(new JsonText(text).read()) instanceof Mapping mapping) {
            return mapping;
        }
        throw new JsonTextException("it is not an object");
    }

    private static Node encoded(Node node) {
        return switch (node) {
            case Mapping mapping -> {
                var encoded = Mapping.builder(Location.NONE);
                for (var entry : mapping.entries()) {
                    var key = entry.key();
                    encoded.put(key.startsWith("$") ? "$" + key : key, encoded(entry.value()));
                }
                yield encoded.build();
            }
            case Sequence sequence ->
                    new Sequence(
                            sequence.items().stream().map(TreeJson::encoded).toList(),
                            Location.NONE);
            case Scalar.Decimal decimal -> tagged(DECIMAL, Double.toString(decimal.value()));
            case Scalar.Timestamp time -> tagged(TIMESTAMP, time.value());
            case Scalar scalar -> scalar;
        };
    }

    private static Mapping tagged(String tag, String text) {
        return Mapping.builder(Location.NONE)
                .put(tag, new Scalar.Text(text, Location.NONE))
                .build();
    }

    private static Node decoded(Node node) throws JsonTextException {
        return switch (node) {
            case Mapping mapping -> decoded(mapping);
            case Sequence sequence -> {
                var items = new ArrayList<Node>();
                for (var item : sequence.items()) {
                    items.add(decoded(item));
                }
                yield new Sequence(items, Location.NONE);
            }
            case Scalar scalar -> scalar;
        };
    }

    private static Node decoded(Mapping mapping) throws JsonTextException {
        var decoded = Mapping.builder(Location.NONE);
        for (var entry : mapping.entries()) {
            var key = entry.key();
            if (key.startsWith("$$")) {
                decoded.put(key.substring(1), decoded(entry.value()));
            } else if (key.startsWith("$")) {
                return tagged(mapping);
            } else {
                decoded.put(key, decoded(entry.value()));
            }
        }
        return decoded.build();
    }

    private static Node tagged(Mapping mapping) throws JsonTextException {
        if (mapping.size() == 1 && mapping.get(DECIMAL) instanceof Scalar.Text text) {
            try {
                return new Scalar.Decimal(Double.parseDouble(text.value()), Location.NONE);
            } catch (NumberFormatException e) {
                throw new JsonTextException("a decimal is no number");
            }
        }
        if (mapping.size() == 1 && mapping.get(TIMESTAMP) instanceof Scalar.Text text) {
            return new Scalar.Timestamp(text.value(), Location.NONE);
        }
        throw new JsonTextException("a key begins with one $");
    }
}
