package io.stackctl.definition.variable;

/**
 * Text with variables: {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-default}}, {@code
 * ${NAME-default}}, {@code ${NAME:+alternate}}, {@code ${NAME+alternate}}, {@code
 * ${NAME:?message}}, {@code ${NAME?message}}; {@code $$} is a dollar sign (Compose Specification,
 * interpolation).
 */
public final class Template {

    private Template() {}

    /**
     * Replaces the variables of a text.
     *
     * @throws VariableException if an expression is malformed, or a required variable is missing
     */
    public static String substitute(String text, Lookup lookup) throws VariableException {
        var dollar = text.indexOf('$');
        if (dollar < 0) {
            return text;
        }
        var out = new StringBuilder();
        var from = 0;
        while (dollar >= 0) {
            out.append(text, from, dollar);
            var expression = Expression.at(text, dollar);
            if (expression.kind() == Expression.Kind.NONE) {
                out.append('$');
            } else {
                out.append(value(expression, text, lookup));
            }
            from = dollar + expression.length();
            dollar = text.indexOf('$', from);
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String value(Expression expression, String text, Lookup lookup)
            throws VariableException {
        return switch (expression.kind()) {
            case NONE, ESCAPED -> "$";
            case INVALID -> throw VariableException.invalid(text);
            case NAMED -> plain(expression.body(), lookup);
            case BRACED -> braced(expression, lookup);
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

    private static String braced(Expression expression, Lookup lookup) throws VariableException {
        var parts = expression.parts();
        if (parts.operator().isEmpty()) {
            return plain(parts.name(), lookup);
        }
        var argument = substitute(parts.argument(), lookup);
        var rest = substitute(expression.rest(), lookup);
        var value = lookup.get(parts.name());
        var absent = value == null || (parts.operator().startsWith(":") && value.isEmpty());
        var text =
                switch (parts.operator().charAt(parts.operator().length() - 1)) {
                    case '-' -> absent ? argument : value;
                    case '+' -> absent ? value : argument;
                    default -> {
                        if (absent) {
                            throw VariableException.missing(parts.name(), argument);
                        }
                        yield value;
                    }
                };
        return (text == null ? "" : text) + rest;
    }
}
