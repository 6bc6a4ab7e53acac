package io.stackctl.definition.variable;

import java.util.ArrayList;
import java.util.List;

/**
 * A variable that a text names.
 *
 * @param defaultValue the text behind {@code :-} or {@code -}; may be empty
 * @param presenceValue the text behind {@code :+} or {@code +}; may be empty
 * @param required whether it stands with {@code :?} or {@code ?}
 */
public record TemplateVariable(
        String name, String defaultValue, String presenceValue, boolean required) {

    /** The variables of a text, those in defaults of others included. */
    public static List<TemplateVariable> of(String text) {
        var found = new ArrayList<TemplateVariable>();
        collect(text, found);
        return found;
    }

    private static void collect(String text, List<TemplateVariable> found) {
        var dollar = text.indexOf('$');
        while (dollar >= 0) {
            var expression = Expression.at(text, dollar);
            switch (expression.kind()) {
                case NONE, ESCAPED -> {}
                // The peer lists what is no variable under an empty name.
                case INVALID -> found.add(new TemplateVariable("", "", "", false));
                case NAMED -> found.add(new TemplateVariable(expression.body(), "", "", false));
                case BRACED -> braced(expression, found);
            }
            dollar = text.indexOf('$', dollar + expression.length());
        }
    }

    private static void braced(Expression expression, List<TemplateVariable> found) {
        var parts = expression.parts();
        collect(expression.rest(), found);
        var kind =
                parts.operator().isEmpty()
                        ? ' '
                        : parts.operator().charAt(parts.operator().length() - 1);
        var variable =
                new TemplateVariable(
                        parts.name(),
                        kind == '-' ? parts.argument() : "",
                        kind == '+' ? parts.argument() : "",
                        kind == '?');
        found.add(variable);
        collect(variable.defaultValue(), found);
        collect(variable.presenceValue(), found);
    }
}
