package io.stackctl.definition.shape;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.Optional;

/** Anything: the content of extension fields. */
final class AnyShape extends Shape {

    static final AnyShape ANY = new AnyShape();

    private AnyShape() {}

    @Override
    public Node children(Node node, KeyPath path, Pass pass) {
        if (node instanceof Mapping mapping) {

            var changed = Mapping.builder(mapping.location());
            for (var entry : mapping.entries()) {
                changed.put(
                        entry.key(),
                        entry.keyLocation(),
                        pass.apply(this, entry.value(), path.key(entry.key())));
            }
            return changed.build();
        }
        if (node instanceof Sequence sequence) {

            var changed = new ArrayList<Node>();
            for (var i = 0; i < sequence.items().size(); i++) {
                changed.add(pass.apply(this, sequence.items().get(i), path.item(i)));
            }
            return new Sequence(changed, sequence.location());
        }
        return node;
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {}

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        return Optional.of(KeyOrder.byText(node));
    }

    @Override
    public Node yaml(Node node) {
        return node instanceof Mapping mapping ? KeyOrder.forReaders(mapping) : node;
    }
}
