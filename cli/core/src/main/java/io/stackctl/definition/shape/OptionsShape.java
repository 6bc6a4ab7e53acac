package io.stackctl.definition.shape;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.Optional;

/** Options of a driver: a mapping of text and numbers, all kept as text. */
public final class OptionsShape extends Shape {

    private final boolean nullable;
    private final boolean textOnly;
    private final boolean anything;

    private OptionsShape(boolean nullable, boolean textOnly, boolean anything) {
        this.nullable = nullable;
        this.textOnly = textOnly;
        this.anything = anything;
    }

    /** Values are text or numbers. */
    public static OptionsShape textsAndNumbers() {
        return new OptionsShape(false, false, false);
    }

    /** Values are text, numbers or nothing. */
    public static OptionsShape withNothing() {
        return new OptionsShape(true, false, false);
    }

    /** Values are text. */
    public static OptionsShape textsOnly() {
        return new OptionsShape(false, true, false);
    }

    /** Values are not checked, but must become text. */
    public static OptionsShape unchecked() {
        return new OptionsShape(true, false, true);
    }

    @Override
    public Node children(Node node, KeyPath path, Pass pass) {
        return AnyShape.ANY.children(node, path, pass);
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        if (!(node instanceof Mapping mapping)) {
            wrongType(node, path, "a mapping", mistakes);
            return;
        }
        for (var entry : mapping.entries()) {
            if (!fits(entry.value())) {
                wrongType(
                        entry.value(),
                        path.key(entry.key()),
                        textOnly ? "a string" : "a number or string",
                        mistakes);
            }
        }
    }

    private boolean fits(Node value) {
        if (value instanceof Scalar.Text || value instanceof Scalar.Timestamp) {
            return true;
        }
        if (value instanceof Scalar.Int || value instanceof Scalar.Decimal) {
            return !textOnly;
        }
        return value instanceof Scalar.Null ? nullable : anything;
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        if (!(node instanceof Mapping mapping) || mapping.isEmpty()) {
            return Optional.empty();
        }
        var decoded = Mapping.builder(mapping.location());
        for (var entry : KeyOrder.shallow(mapping, KeyOrder.BY_TEXT).entries()) {
            if (entry.value() instanceof Scalar scalar
                    && (!anything
                            || !(scalar instanceof Scalar.Bool
                                    || scalar instanceof Scalar.Decimal))) {
                decoded.put(
                        entry.key(),
                        entry.keyLocation(),
                        new Scalar.Text(scalar.text(), scalar.location()));
            } else {
                wrongType(entry.value(), path.key(entry.key()), "a string", mistakes);
            }
        }
        return Optional.of(decoded.build());
    }

    @Override
    public Node yaml(Node node) {
        return node instanceof Mapping mapping ? KeyOrder.forReaders(mapping) : node;
    }
}
