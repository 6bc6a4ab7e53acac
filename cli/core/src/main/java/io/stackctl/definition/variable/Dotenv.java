package io.stackctl.definition.variable;

import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads env files: {@code KEY=value} lines, comments, single and double quotes, {@code export}, and
 * variables. The grammar is Docker Compose's, quirks included, since the same file has to mean the
 * same.
 */
public final class Dotenv {

    private final String file;
    private final String text;
    private final Map<String, String> values;
    private final Lookup lookup;
    private int at;

    private Dotenv(String file, String text, Map<String, String> values, Lookup lookup) {
        this.file = file;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.values = values;
        this.lookup = lookup;
    }

    /**
     * Adds what a file sets to a map.
     *
     * @param file its name, for messages
     * @param values gets the values; variables of the file can use those that are there already
     * @param lookup where variables are looked up first, and keys without a value
     */
    public static void read(String file, String text, Map<String, String> values, Lookup lookup) {
        new Dotenv(file, text, values, lookup).statements();
    }

    private void statements() {
        while (true) {
            skipBlank();
            if (at >= text.length()) {
                return;
            }
            if (text.charAt(at) == '#') {
                var end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                statement();
            }
        }
    }

    private void skipBlank() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private void statement() {
        skipExport();
        var start = at;
        var separator = separator(start);
        if (separator < 0) {
            // The last line has neither a separator nor an end: Docker Compose gives it an empty
            // name.
            values.put("", unquoted());
            return;
        }
        var key = text.substring(start, separator).stripTrailing();
        if (key.indexOf(' ') >= 0) {
            throw mistake("key cannot contain a space", start, "remove the space in '" + key + "'");
        }
        at = separator + 1;
        skipSpaces();
        if (text.charAt(separator) == '\n') {
            var inherited = lookup.get(key);
            if (inherited != null) {
                values.put(key, inherited);
            }
            return;
        }
        values.put(key, value());
    }

    private void skipExport() {
        if (text.startsWith("export", at)
                && at + 6 < text.length()
                && isRegexSpace(text.charAt(at + 6))) {
            at += 6;
            skipSpaces();
        }
    }

    /**
     * The index of {@code =}, {@code :} or the line end behind a key; -1 if the text ends before.
     */
    private int separator(int start) {
        for (var i = start; i < text.length(); i++) {
            var c = text.codePointAt(i);
            if (c == '=' || c == ':' || c == '\n') {
                return i;
            }
            if (!isSpace(c) && "_.-[]".indexOf(c) < 0 && !Character.isLetter(c) && !isNumber(c)) {
                var line = text.substring(start, lineEnd(start));
                throw mistake(
                        "unexpected character \""
                                + Character.toString(c)
                                + "\" in variable name \""
                                + line
                                + "\"",
                        i,
                        "names have letters, digits and '_'; text needs NAME= in front");
            }
            if (Character.isSupplementaryCodePoint(c)) {
                i++;
            }
        }
        return -1;
    }

    private int lineEnd(int from) {
        var end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private String value() {
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return quoted(text.charAt(at));
        }
        return unquoted();
    }

    private String unquoted() {
        var start = at;
        var end = lineEnd(at);
        at = Math.min(end + 1, text.length());
        var value = text.substring(start, end);
        var comment = value.indexOf(" #");
        value = comment < 0 ? value : value.substring(0, comment);
        return expanded(stripTrailing(value), start);
    }

    private String quoted(char quote) {
        var start = at;
        var value = new StringBuilder();
        var escaped = false;
        for (at++; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == quote && !escaped) {
                at++;
                return quote == '"'
                        ? expanded(EscapeSequences.expand(value.toString()), start)
                        : value.toString();
            }
            if (c == '\\' && !escaped) {
                escaped = true;
                continue;
            }
            if (escaped && c != quote) {
                value.append('\\');
            }
            escaped = false;
            value.append(c);
        }
        at = start;
        throw mistake(
                "unterminated quoted value " + text.substring(start, lineEnd(start)),
                start,
                "close it with " + quote);
    }

    private String expanded(String value, int position) {
        try {
            return VariableText.substitute(
                    value,
                    new Lookup() {
                        @Override
                        public @Nullable String get(String name) {
                            var found = lookup.get(name);
                            return found == null ? values.get(name) : found;
                        }

                        @Override
                        public void unset(String name) {
                            lookup.unset(name);
                        }
                    });
        } catch (VariableException e) {
            throw mistake(String.valueOf(e.getMessage()), position, "");
        }
    }

    private StackException mistake(String message, int position, String remedy) {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < position; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        var place = new Location(file, line, position - lineStart + 1);
        var sourceLine = text.substring(lineStart, lineEnd(lineStart));
        return StackException.of(
                new Mistake(
                        "failed to read " + file + ": line " + line + ": " + message,
                        place,
                        "",
                        remedy,
                        sourceLine));
    }

    private void skipSpaces() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static String stripTrailing(String value) {
        var end = value.length();
        while (end > 0 && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(0, end);
    }

    private static boolean isNumber(int c) {
        var type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isRegexSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == 0x0B || c == '\f' || c == '\r' || c == ' ' || c == 0x85
                || c == 0xA0;
    }

    private static boolean isBlank(char c) {
        return c == '\n'
                || isSpace(c)
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }
}
