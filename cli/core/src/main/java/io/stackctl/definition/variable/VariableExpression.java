package io.stackctl.definition.variable;

/**
 * One {@code $…} in a text.
 *
 * @param body what stands after {@code $} or between the braces
 * @param length how much of the text it covers
 */
record VariableExpression(Kind kind, String body, int length) {

    /** What a dollar sign starts. */
    enum Kind {
        /** Nothing: it is a dollar sign. */
        NONE,
        ESCAPED,
        NAMED,
        BRACED,
        INVALID
    }

    /**
     * A braced body taken apart.
     *
     * @param operator one of {@code :- - :+ + :? ?}, or empty
     */
    record Parts(String name, String operator, String argument) {}

    private static final VariableExpression INVALID_EXPRESSION =
            new VariableExpression(Kind.INVALID, "", 2);

    static VariableExpression at(String text, int dollar) {
        var next = dollar + 1 < text.length() ? text.charAt(dollar + 1) : ' ';
        if (next == '$') {
            return new VariableExpression(Kind.ESCAPED, "$", 2);
        }
        if (next == '{') {
            return braced(text, dollar);
        }
        var end = nameEnd(text, dollar + 1);
        return end == dollar + 1
                ? new VariableExpression(Kind.NONE, "", 1)
                : new VariableExpression(Kind.NAMED, text.substring(dollar + 1, end), end - dollar);
    }

    private static VariableExpression braced(String text, int dollar) {
        var start = dollar + 2;
        var nameEnd = nameEnd(text, start);
        if (nameEnd == start || nameEnd == text.length()) {
            return INVALID_EXPRESSION;
        }
        var end = nameEnd;
        if (text.charAt(nameEnd) != '}') {
            var operator = operatorLength(text, nameEnd);
            end = operator == 0 ? -1 : closingBrace(text, dollar, nameEnd + operator);
        }
        return end < 0
                ? INVALID_EXPRESSION
                : new VariableExpression(Kind.BRACED, text.substring(start, end), end + 1 - dollar);
    }

    /**
     * The brace that closes the first one, as Docker Compose counts them, on the same line; if none
     * does, the last brace of the line; -1 if there is none from an index on.
     */
    private static int closingBrace(String text, int from, int least) {
        var open = 0;
        var last = -1;
        for (var i = from; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '}') {
                last = i >= least ? i : last;
                open--;
                if (open == 0) {
                    return i;
                }
            } else if (text.charAt(i) == '{') {
                open++;
                // Docker Compose does not look at the character behind an opening brace.
                i++;
                if (i < text.length() && text.charAt(i) == '\n') {
                    return last;
                }
            }
        }
        return last;
    }

    /** Whether it is a variable with a default, an alternate or a message. */
    boolean hasOperator() {
        return kind == Kind.BRACED && !parts().operator().isEmpty();
    }

    Parts parts() {
        var nameEnd = nameEnd(body, 0);
        var operator = operatorLength(body, nameEnd);
        return new Parts(
                body.substring(0, nameEnd),
                body.substring(nameEnd, nameEnd + operator),
                body.substring(nameEnd + operator));
    }

    private static int operatorLength(String text, int at) {
        var colon = at < text.length() && text.charAt(at) == ':' ? 1 : 0;
        return at + colon < text.length() && "-+?".indexOf(text.charAt(at + colon)) >= 0
                ? colon + 1
                : 0;
    }

    private static int nameEnd(String text, int from) {
        var at = from;
        while (at < text.length() && isNamePart(text.charAt(at), at > from)) {
            at++;
        }
        return at;
    }

    private static boolean isNamePart(char c, boolean digits) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (digits && c >= '0' && c <= '9');
    }
}
