package io.stackctl.definition;

import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Mapping;
import io.stackctl.model.Node;
import io.stackctl.model.Scalar;
import io.stackctl.model.Sequence;
import java.util.ArrayList;

/** Values that have no type, as JSON has them. */
final class RawJson {

    private RawJson() {}

    /**
     * An empty list is null, as the peer prints it.
     *
     * @throws StackException for a number that JSON cannot hold
     */
    static Node of(Node node) {
        return switch (node) {
            case Mapping mapping -> {
                var json = Mapping.builder(mapping.location());
                for (var entry : mapping.entries()) {
                    json.put(entry.key(), entry.keyLocation(), of(entry.value()));
                }
                yield json.build();
            }
            case Sequence sequence when sequence.items().isEmpty() ->
                    new Scalar.Null(sequence.location());
            case Sequence sequence -> {
                var items = new ArrayList<Node>();
                for (var item : sequence.items()) {
                    items.add(of(item));
                }
                yield new Sequence(items, sequence.location());
            }
            case Scalar.Decimal number when !Double.isFinite(number.value()) ->
                    throw StackException.of(
                            Mistake.of(
                                    "JSON cannot hold the number " + number.text(),
                                    number.location(),
                                    "",
                                    "print YAML, or put it in quotes"));
            case Scalar scalar -> scalar;
        };
    }
}
