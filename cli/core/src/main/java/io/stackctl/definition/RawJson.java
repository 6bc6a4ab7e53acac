package io.stackctl.definition;

import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.function.UnaryOperator;

/** Values that have no type, as JSON has them. */
final class RawJson {

    private RawJson() {}

    /**
     * The value, if JSON can hold it.
     *
     * @throws StackException for a number that JSON cannot hold
     */
    static Node of(Node node) {
        return mapped(
                node,
                value -> {
                    if (value instanceof Scalar.Decimal number
                            && !Double.isFinite(number.value())) {
                        throw StackException.of(
                                Mistake.of(
                                        "JSON cannot hold the number " + number.text(),
                                        number.location(),
                                        "",
                                        "print YAML, or put it in quotes"));
                    }
                    return value;
                });
    }

    private static Node mapped(Node node, UnaryOperator<Node> change) {
        return switch (change.apply(node)) {
            case Mapping mapping -> {
                var changed = Mapping.builder(mapping.location());
                for (var entry : mapping.entries()) {
                    changed.put(entry.key(), entry.keyLocation(), mapped(entry.value(), change));
                }
                yield changed.build();
            }
            case Sequence sequence -> {
                var items = new ArrayList<Node>();
                for (var item : sequence.items()) {
                    items.add(mapped(item, change));
                }
                yield new Sequence(items, sequence.location());
            }
            case Scalar scalar -> scalar;
        };
    }
}
