package io.stackctl.definition.variable;

/**
 * Text with variables: {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-default}}, {@code
 * ${NAME-default}}, {@code ${NAME:+alternate}}, {@code ${NAME+alternate}}, {@code
 * ${NAME:?message}}, {@code ${NAME?message}}; {@code $$} is a dollar sign (Compose Specification,
 * interpolation).
 */
public final class VariableText {

    /** Defaults within defaults go no deeper: who writes more has a loop in a generator. */
    private static final int DEEPEST = 50;

    private VariableText() {}

    /**
     * Replaces the variables of a text.
     *
     * @throws VariableException if an expression is malformed, or a required variable is missing
     */
    public static String substitute(String text, Lookup lookup) throws VariableException {
        return substitute(text, lookup, 0);
    }

    private static String substitute(String text, Lookup lookup, int depth)
            throws VariableException {
        if (depth > DEEPEST) {
            throw VariableException.invalid("defaults are nested too deep");
        }
        var dollar = text.indexOf('$');
        if (dollar < 0) {
            return text;
        }
        var out = new StringBuilder();
        var from = 0;
        while (dollar >= 0) {
            out.append(text, from, dollar);
            var expression = VariableExpression.at(text, dollar);
            if (expression.kind() == VariableExpression.Kind.NONE) {
                out.append('$');
            } else {
                out.append(value(expression, text, lookup, depth));
            }
            from = dollar + expression.length();
            dollar = text.indexOf('$', from);
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String value(
            VariableExpression expression, String text, Lookup lookup, int depth)
            throws VariableException {
        return switch (expression.kind()) {
            case NONE, ESCAPED -> "$";
            case INVALID -> throw VariableException.invalid(text);
            case NAMED -> plain(expression.body(), lookup);
            case BRACED -> braced(expression, lookup, depth);
        };
    }

    private static String plain(String name, Lookup lookup) {
        var value = lookup.get(name);
        if (value == null) {
            lookup.unset(name);
            return "";
        }
        return value;
    }

    private static String braced(VariableExpression expression, Lookup lookup, int depth)
            throws VariableException {
        var parts = expression.parts();
        if (parts.operator().isEmpty()) {
            return plain(parts.name(), lookup);
        }
        var value = lookup.get(parts.name());
        var absent = value == null || (parts.operator().startsWith(":") && value.isEmpty());
        var kind = parts.operator().charAt(parts.operator().length() - 1);
        if (absent == (kind == '+')) {
            // What does not count is not even looked at.
            return value == null ? "" : value;
        }
        var argument = substitute(parts.argument(), lookup, depth + 1);
        if (kind == '?') {
            throw VariableException.missing(parts.name(), argument);
        }
        return argument;
    }
}
