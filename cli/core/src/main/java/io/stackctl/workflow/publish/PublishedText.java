package io.stackctl.workflow.publish;

import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Scalar;
import java.util.TreeMap;

/** The text of a definition in which single values are replaced; all else stays as it was. */
final class PublishedText {

    private final String text;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    PublishedText(String text) {
        this.text = text;
    }

    private record Edit(int end, String replacement) {}

    /**
     * Replaces a value.
     *
     * @param replacement needs no quotes in YAML
     * @throws StackException when it is written in a form that cannot be replaced
     */
    void replace(Scalar.Text value, String replacement) {
        var start = start(value);
        edits.put(start, new Edit(end(value, start), replacement));
    }

    private int start(Scalar.Text value) {
        var line = 0;
        for (var number = 1; number < value.location().line(); number++) {
            line = text.indexOf('\n', line) + 1;
        }
        var start = text.offsetByCodePoints(line, value.location().column() - 1);
        // In front of the value itself may stand a tag or the name for later use.
        while (start < text.length() && (text.charAt(start) == '&' || text.charAt(start) == '!')) {
            while (start < text.length() && !Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (start < text.length() && text.charAt(start) == ' ') {
                start++;
            }
        }
        return start;
    }

    private int end(Scalar.Text value, int start) {
        if (start < text.length()) {
            switch (text.charAt(start)) {
                case '"' -> {
                    return behindQuotes(value, start, '\\');
                }
                case '\'' -> {
                    return behindQuotes(value, start, '\'');
                }
                default -> {
                    if (text.startsWith(value.value(), start)) {
                        return start + value.value().length();
                    }
                }
            }
        }
        throw unusual(value);
    }

    private int behindQuotes(Scalar.Text value, int start, char escape) {
        var quote = text.charAt(start);
        for (var at = start + 1; at < text.length(); at++) {
            var letter = text.charAt(at);
            var next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (letter == escape && (escape == '\\' || next == quote)) {
                at++;
            } else if (letter == quote) {
                return at + 1;
            }
        }
        throw unusual(value);
    }

    private static StackException unusual(Scalar.Text value) {
        return StackException.of(
                Mistake.of(
                        "'" + value.value() + "' cannot be replaced by its name in the artifact",
                        value.location(),
                        "",
                        "write it on one line, with quotes or without"));
    }

    @Override
    public String toString() {
        var result = new StringBuilder(text);
        for (var edit : edits.descendingMap().entrySet()) {
            result.replace(edit.getKey(), edit.getValue().end(), edit.getValue().replacement());
        }
        return result.toString();
    }
}
