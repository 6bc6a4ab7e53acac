package io.stackctl.definition.variable;

/**
 * One {@code $…} in a text.
 *
 * @param body what stands after {@code $} or between the braces
 * @param rest what the peer takes along behind the closing brace: up to the last brace of the line
 * @param length how much of the text it covers, {@code rest} included
 */
record Expression(Kind kind, String body, String rest, int length) {

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

    static Expression at(String text, int dollar) {
        var next = dollar + 1 < text.length() ? text.charAt(dollar + 1) : ' ';
        if (next == '$') {
            return new Expression(Kind.ESCAPED, "$", "", 2);
        }
        if (next == '{') {
            return braced(text, dollar);
        }
        var end = nameEnd(text, dollar + 1);
        return end == dollar + 1
                ? new Expression(Kind.NONE, "", "", 1)
                : new Expression(Kind.NAMED, text.substring(dollar + 1, end), "", end - dollar);
    }

    private static Expression braced(String text, int dollar) {
        var start = dollar + 2;
        var nameEnd = nameEnd(text, start);
        if (nameEnd == start || nameEnd == text.length()) {
            return new Expression(Kind.INVALID, "", "", 2);
        }
        if (text.charAt(nameEnd) == '}') {
            return new Expression(
                    Kind.BRACED, text.substring(start, nameEnd), "", nameEnd + 1 - dollar);
        }
        if (operatorLength(text, nameEnd) == 0) {
            return new Expression(Kind.INVALID, "", "", 2);
        }
        var lineEnd = text.indexOf('\n', nameEnd);
        var last = text.lastIndexOf('}', lineEnd < 0 ? text.length() : lineEnd);
        if (last < nameEnd + operatorLength(text, nameEnd)) {
            return new Expression(Kind.INVALID, "", "", 2);
        }
        var closing = closingBrace(text, dollar, last + 1);
        var end = closing < 0 ? last : closing;
        return new Expression(
                Kind.BRACED,
                text.substring(start, end),
                text.substring(end + 1, last + 1),
                last + 1 - dollar);
    }

    /** The brace that closes the first one, as the peer counts them; -1 if there is none. */
    private static int closingBrace(String text, int from, int to) {
        var open = 0;
        for (var i = from; i < to; i++) {
            if (text.charAt(i) == '}') {
                open--;
                if (open == 0) {
                    return i;
                }
            } else if (text.charAt(i) == '{') {
                open++;
                i++;
            }
        }
        return -1;
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
