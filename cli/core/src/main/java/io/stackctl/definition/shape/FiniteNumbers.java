package io.stackctl.definition.shape;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;

/**
 * Refuses infinity and what is no number: a definition is checked, and can be printed, as JSON,
 * which has neither.
 */
public final class FiniteNumbers {

    private FiniteNumbers() {}

    /** Reports all of a value that JSON cannot hold. */
    public static void check(Node node, KeyPath path, Mistakes mistakes) {
        // No switch over types: every start comes by here, and the AOT cache keeps none.
        if (node instanceof Mapping mapping) {
            for (var entry : mapping.entries()) {
                check(entry.value(), path.key(entry.key()), mistakes);
            }
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                check(sequence.items().get(i), path.item(i), mistakes);
            }
        } else if (node instanceof Scalar.Decimal number && !Double.isFinite(number.value())) {
            mistakes.add(
                    number.location(),
                    path,
                    "unsupported value: " + number.text(),
                    "put it in quotes if it is meant as text");
        }
    }
}
