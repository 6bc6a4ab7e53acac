package io.stackctl.definition.variable;

/** Backslash sequences in double-quoted values of env files. */
final class EscapeSequences {

    private EscapeSequences() {}

    /**
     * Replaces {@code \a \b \f \n \r \t \v \\ \" \$} and octal {@code \0ooo}; {@code \$} becomes
     * {@code $$}, which interpolation turns into a dollar sign. Others stay.
     */
    static String expand(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var out = new StringBuilder();
        var i = 0;
        while (i < text.length()) {
            if (text.charAt(i) != '\\' || i + 1 == text.length()) {
                out.append(text.charAt(i++));
                continue;
            }
            i += sequence(text, i, out);
        }
        return out.toString();
    }

    /** Appends what a sequence means and returns its length. */
    private static int sequence(String text, int at, StringBuilder out) {
        var c = text.charAt(at + 1);
        var index = "abfnrtv\\\"".indexOf(c);
        if (index >= 0) {
            out.append("\u0007\b\f\n\r\t\u000B\\\"".charAt(index));
            return 2;
        }
        if (c == '$') {
            out.append("$$");
            return 2;
        }
        if (c == '0') {
            return octal(text, at, out);
        }
        out.append('\\').append(c);
        return 2;
    }

    private static int octal(String text, int at, StringBuilder out) {
        var end = at + 2;
        while (end < text.length()
                && end < at + 5
                && text.charAt(end) >= '0'
                && text.charAt(end) <= '9') {
            end++;
        }
        var digits = text.substring(at + 2, end);
        // Go wants exactly three octal digits below 256; anything else stays as it is written.
        if (digits.length() == 3
                && digits.charAt(0) <= '3'
                && digits.chars().allMatch(d -> d < '8')) {
            out.append((char) Integer.parseInt(digits, 8));
        } else {
            out.append(text, at, end);
        }
        return end - at;
    }
}
