package io.stackctl.definition.shape;

import io.stackctl.model.Order;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Texts by key: a mapping, or a list of {@code KEY=VALUE}. Merging turns both into lists, and of
 * equal keys the later one wins.
 */
public class KeyValuesShape extends Shape {

    private boolean keepsNull;
    private boolean environment;
    private boolean expandsLists;
    private boolean mergesAsList = true;
    private boolean uniqueKeys = true;
    private Shape value = AnyShape.ANY;

    /** Labels, options: a key without a value has the empty one. */
    public static KeyValuesShape texts() {
        return new KeyValuesShape();
    }

    /** Variables: a key without a value is taken from the environment, or unset. */
    public static KeyValuesShape variables() {
        var shape = new KeyValuesShape();
        shape.keepsNull = true;
        shape.environment = true;
        return shape;
    }

    /** A list becomes a mapping in the canonical form already. */
    public KeyValuesShape expandsLists() {
        expandsLists = true;
        return this;
    }

    /** The shape of the values in a mapping. */
    public KeyValuesShape values(Shape shape) {
        value = shape;
        return this;
    }

    /** A mapping and a list cannot be merged. */
    public KeyValuesShape mergesPlainly() {
        mergesAsList = false;
        uniqueKeys = false;
        return this;
    }

    /** Equal keys in a list stay until the canonical form. */
    public KeyValuesShape keepsEqualKeys() {
        uniqueKeys = false;
        return this;
    }

    @Override
    public Node children(Node node, KeyPath path, Pass pass) {
        if (!(node instanceof Mapping mapping)) {
            return AnyShape.ANY.children(node, path, pass);
        }
        var changed = Mapping.builder(mapping.location());
        for (var entry : mapping.entries()) {
            changed.put(
                    entry.key(),
                    entry.keyLocation(),
                    pass.apply(value, entry.value(), path.key(entry.key())));
        }
        return changed.build();
    }

    @Override
    public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
        if (!mergesAsList) {
            return mergePlainly(earlier, later, path, mistakes);
        }
        return append(asList(earlier), asList(later), earlier);
    }

    static List<Node> asList(Node node) {
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        if (node instanceof Mapping mapping) {

            var items = new ArrayList<Node>();
            for (var entry : mapping.entries()) {
                addPairs(entry, items);
            }
            items.sort(Order.by(item -> ((Scalar) item).text(), KeyOrder.BY_TEXT));
            return items;
        }
        if (node instanceof Scalar.Text text) {
            return List.of(text);
        }
        return List.of();
    }

    private static void addPairs(Mapping.Entry entry, List<Node> items) {
        var place = entry.value().location();
        if (entry.value() instanceof Scalar.Null) {
            items.add(new Scalar.Text(entry.key(), place));
        } else if (entry.value() instanceof Scalar scalar) {
            items.add(new Scalar.Text(entry.key() + "=" + scalar.text(), place));
        } else if (entry.value() instanceof Sequence sequence) {
            for (var value : sequence.items()) {
                if (value instanceof Scalar scalar) {
                    items.add(new Scalar.Text(entry.key() + "=" + scalar.text(), place));
                }
            }
        }
    }

    @Override
    public Node unique(Node node, KeyPath path, Mistakes mistakes) {
        return uniqueKeys ? BY_KEY.unique(node, path, mistakes) : node;
    }

    private static final ItemsShape BY_KEY =
            new ItemsShape(AnyShape.ANY).uniqueBy(EntryKeys::beforeEquals);

    private static final ItemsShape LIST = new ItemsShape(ScalarShape.text()).distinct();

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        if (node instanceof Mapping mapping) {

            for (var entry : mapping.entries()) {
                checkValue(entry, path, mistakes);
            }

        } else if (node instanceof Sequence) {
            LIST.check(node, path, mistakes);
        } else {
            wrongType(node, path, "a mapping or an array of KEY=VALUE", mistakes);
        }
    }

    /** Reports a value that is no single one. */
    protected void checkValue(Mapping.Entry entry, KeyPath path, Mistakes mistakes) {
        if (!(entry.value() instanceof Scalar)) {
            wrongType(
                    entry.value(),
                    path.key(entry.key()),
                    "a boolean, null, number or string",
                    mistakes);
        }
    }

    @Override
    public Node expand(Node node, KeyPath path, Context context) {
        if (!expandsLists || !(node instanceof Sequence sequence)) {
            return node;
        }
        var expanded = Mapping.builder(sequence.location());
        for (var item : sequence.items()) {
            if (!(item instanceof Scalar.Text text)) {
                continue;
            }
            var equals = text.value().indexOf('=');
            if (equals < 0) {
                if (context.lenient()) {
                    return node;
                }
                context.mistakes()
                        .add(
                                text.location(),
                                path,
                                "invalid value " + text.value() + ", expected key=value",
                                "");
                continue;
            }
            expanded.put(
                    text.value().substring(0, equals),
                    new Scalar.Text(text.value().substring(equals + 1), text.location()));
        }
        return expanded.build();
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        var decoded = Mapping.builder(node.location());
        if (node instanceof Mapping mapping) {

            for (var entry : mapping.entries()) {
                decoded.put(entry.key(), entry.keyLocation(), value((Scalar) entry.value()));
            }

        } else if (node instanceof Sequence sequence) {

            for (var item : sequence.items()) {
                decodePair((Scalar) item, decoded, path, mistakes);
            }
        }
        var sorted = KeyOrder.shallow(decoded.build(), KeyOrder.BY_TEXT);
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted);
    }

    private Scalar value(Scalar value) {
        if (value instanceof Scalar.Null) {
            return keepsNull ? value : new Scalar.Text("", value.location());
        }
        return new Scalar.Text(value.text(), value.location());
    }

    private void decodePair(Scalar item, Mapping.Builder decoded, KeyPath path, Mistakes mistakes) {
        var text = item.text();
        var equals = text.indexOf('=');
        var key = equals < 0 ? text : text.substring(0, equals);
        if (environment && !key.isEmpty() && Character.isWhitespace(key.charAt(key.length() - 1))) {
            mistakes.add(
                    item.location(),
                    path,
                    "environment variable " + key + " is declared with a trailing space",
                    "remove the space before '='");
            return;
        }
        if (equals >= 0) {
            decoded.put(key, new Scalar.Text(text.substring(equals + 1), item.location()));
        } else {
            decoded.put(
                    key,
                    keepsNull
                            ? new Scalar.Null(item.location())
                            : new Scalar.Text("", item.location()));
        }
    }

    @Override
    public Node yaml(Node node) {
        return node instanceof Mapping mapping ? KeyOrder.forReaders(mapping) : node;
    }
}
