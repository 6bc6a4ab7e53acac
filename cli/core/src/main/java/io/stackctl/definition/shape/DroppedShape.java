package io.stackctl.definition.shape;

import io.stackctl.model.tree.Node;
import java.util.Optional;

/** An attribute that is checked but means nothing to an engine, so that the model leaves it out. */
public final class DroppedShape extends Shape {

    private final Shape checked;

    public DroppedShape(Shape checked) {
        this.checked = checked;
    }

    @Override
    public Node children(Node node, KeyPath path, Pass pass) {
        return checked.children(node, path, pass);
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        checked.check(node, path, mistakes);
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        return Optional.empty();
    }
}
