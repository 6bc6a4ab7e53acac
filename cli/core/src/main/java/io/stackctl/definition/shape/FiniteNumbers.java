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
        switch (node) {
            case Mapping mapping ->
                    mapping.entries()
                            .forEach(
                                    entry -> check(entry.value(), path.key(entry.key()), mistakes));
            case Sequence sequence -> {
                for (var i = 0; i < sequence.items().size(); i++) {
                    check(sequence.items().get(i), path.item(i), mistakes);
                }
            }
            case Scalar.Decimal number when !Double.isFinite(number.value()) ->
                    mistakes.add(
                            number.location(),
                            path,
                            "unsupported value: " + number.text(),
                            "put it in quotes if it is meant as text");
            case Scalar _ -> {}
        }
    }
}
