package io.stackctl.definition.variable;

import java.util.ArrayDeque;
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
        var waiting = new ArrayDeque<List<TemplateVariable>>();
        var spanEnd = -1;
        for (var dollar = text.indexOf('$'); dollar >= 0; ) {
            if (dollar > spanEnd) {
                waiting.forEach(found::addAll);
                waiting.clear();
            }
            var expression = VariableExpression.at(text, dollar);
            if (!expression.hasOperator()) {
                found.addAll(variables(expression));
            } else {
                // Docker Compose reads on to the last brace of the line, and lists what it finds
                // there
                // before: of two defaults for one variable, the first one stays.
                if (waiting.isEmpty()) {
                    var lineEnd = text.indexOf('\n', dollar);
                    spanEnd = text.lastIndexOf('}', lineEnd < 0 ? text.length() : lineEnd);
                }
                waiting.push(variables(expression));
            }
            dollar = text.indexOf('$', dollar + expression.length());
        }
        waiting.forEach(found::addAll);
    }

    private static List<TemplateVariable> variables(VariableExpression expression) {
        return switch (expression.kind()) {
            case NONE, ESCAPED -> List.of();
            // Docker Compose lists what is no variable under an empty name.
            case INVALID -> List.of(new TemplateVariable("", "", "", false));
            case NAMED -> List.of(new TemplateVariable(expression.body(), "", "", false));
            case BRACED -> braced(expression);
        };
    }

    private static List<TemplateVariable> braced(VariableExpression expression) {
        var parts = expression.parts();
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
        var found = new ArrayList<TemplateVariable>();
        found.add(variable);
        collect(variable.defaultValue(), found);
        collect(variable.presenceValue(), found);
        return found;
    }
}
