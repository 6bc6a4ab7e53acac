package io.stackctl.definition.shape;

import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An option of a provider: one value or several, all kept as text. */
public final class ProviderOptionShape extends Shape {

    @Override
    public Node children(Node node, KeyPath path, Pass pass) {
        return AnyShape.ANY.children(node, path, pass);
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        for (var value : values(node)) {
            if (!(value instanceof Scalar) || value instanceof Scalar.Null) {
                wrongType(
                        value, path, "a boolean, number or string, or an array of them", mistakes);
            }
        }
    }

    private static List<Node> values(Node node) {
        return node instanceof Sequence sequence ? sequence.items() : List.of(node);
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        var texts = new ArrayList<Node>();
        for (var value : values(node)) {
            texts.add(new Scalar.Text(((Scalar) value).text(), value.location()));
        }
        return Optional.of(new Sequence(texts, node.location()));
    }
}
