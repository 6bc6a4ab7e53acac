package io.stackctl.definition;

import io.stackctl.definition.attribute.Context;
import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.definition.attribute.KeyPath;
import io.stackctl.definition.attribute.Mistakes;
import io.stackctl.definition.attribute.Shape;
import io.stackctl.definition.variable.Lookup;
import io.stackctl.definition.variable.Template;
import io.stackctl.definition.variable.VariableException;
import io.stackctl.model.Node;
import io.stackctl.model.Scalar;

/** Replaces variables in all texts of a document, and types the results. */
final class Interpolation {

    private final Lookup lookup;
    private final WarningListener warnings;

    Interpolation(Lookup lookup, WarningListener warnings) {
        this.lookup = lookup;
        this.warnings = warnings;
    }

    /** The document with values in place of variables. */
    Node apply(Node document) {
        var mistakes = new Mistakes();
        var context = new Context(mistakes, warnings::warn, false);
        var result =
                DocumentAttributes.pass(
                        document, (shape, node, path) -> value(shape, node, path, context));
        mistakes.throwIfAny();
        return result;
    }

    private Node value(Shape shape, Node node, KeyPath path, Context context) {
        if (!(node instanceof Scalar.Text text)) {
            return node;
        }
        try {
            var value = Template.substitute(text.value(), lookup);
            var replaced =
                    value.equals(text.value()) ? text : new Scalar.Text(value, text.location());
            return shape.cast(replaced, path, context);
        } catch (VariableException e) {
            report(e, text, path, context.mistakes());
            return node;
        }
    }

    private static void report(
            VariableException e, Scalar.Text text, KeyPath path, Mistakes mistakes) {
        if (e.isMissingVariable()) {
            mistakes.add(
                    text.location(),
                    path,
                    String.valueOf(e.getMessage()),
                    "set it in the environment or in an env file");
        } else {
            mistakes.add(
                    text.location(),
                    path,
                    "invalid interpolation format: " + text.value(),
                    "write ${NAME} or ${NAME:-default}; you may need to escape any $ with another"
                            + " $");
        }
    }
}
