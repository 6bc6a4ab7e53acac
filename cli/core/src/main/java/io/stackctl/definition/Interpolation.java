package io.stackctl.definition;

import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.definition.shape.Context;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.definition.shape.Shape;
import io.stackctl.definition.variable.Lookup;
import io.stackctl.definition.variable.VariableException;
import io.stackctl.definition.variable.VariableText;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import org.jspecify.annotations.Nullable;

/** Replaces variables in all texts of a document, and types the results. */
final class Interpolation {

    private final Lookup lookup;
    private final WarningListener warnings;
    private final @Nullable MissingVariables missing;

    /**
     * @param missing does without what lacks a variable; null where everything is needed
     */
    Interpolation(Lookup lookup, WarningListener warnings, @Nullable MissingVariables missing) {
        this.lookup = lookup;
        this.warnings = warnings;
        this.missing = missing;
    }

    /** The document with values in place of variables. */
    Node apply(Node document) {
        var mistakes = new Mistakes();
        var context = new Context(mistakes, warnings::warn, false);
        var result =
                DocumentAttributes.pass(
                        document, (shape, node, path) -> value(shape, node, path, context));
        mistakes.throwIfAny();
        return missing == null ? result : missing.without(result);
    }

    private Node value(Shape shape, Node node, KeyPath path, Context context) {
        if (!(node instanceof Scalar.Text text)) {
            return node;
        }
        try {
            var value = VariableText.substitute(text.value(), lookup);
            var replaced =
                    value.equals(text.value()) ? text : new Scalar.Text(value, text.location());
            return missing == null || value.equals(text.value())
                    ? shape.cast(replaced, path, context)
                    : castIfPossible(shape, replaced, text, path, context, missing);
        } catch (VariableException e) {
            if (missing != null && e.isMissingVariable() && missing.allow(path)) {
                warnings.warn(e.getMessage() + "; " + path + " does not count");
            } else {
                report(e, text, path, context.mistakes());
            }
            return node;
        }
    }

    /** A variable that is not set counts as empty, and that may be no number. */
    private static Node castIfPossible(
            Shape shape,
            Scalar.Text replaced,
            Scalar.Text written,
            KeyPath path,
            Context context,
            MissingVariables missing) {
        var mistakes = new Mistakes();
        var cast = shape.cast(replaced, path, new Context(mistakes, context.warnings(), false));
        if (mistakes.isEmpty() && !replaced.value().isEmpty()) {
            return cast;
        }
        if (missing.allow(path)) {
            return written;
        }
        context.mistakes().addAll(mistakes.all());
        return cast;
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
