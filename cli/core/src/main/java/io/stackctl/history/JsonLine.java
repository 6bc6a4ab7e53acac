package io.stackctl.history;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.io.Serial;
import java.util.Optional;

/**
 * Reads one JSON object: of texts, whole numbers, flags and further objects, which is all that is
 * written here. Whatever else a line holds, it is no entry.
 */
final class JsonLine {

    /** Levels; an entry has two. */
    private static final int DEEPEST = 8;

    private final String text;
    private int at;

    private JsonLine(String text) {
        this.text = text;
    }

    /** The object; empty where the line is none. */
    static Optional<Mapping> read(String line) {
        var reader = new JsonLine(line);
        try {
            var object = reader.object(DEEPEST);
            return reader.at == line.length() ? Optional.of(object) : Optional.empty();
        } catch (NoJsonException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private Mapping object(int levels) throws NoJsonException {
        var object = Mapping.builder(Location.NONE);
        expect('{');
        if (levels == 0) {
            throw new NoJsonException();
        }
        if (skip('}')) {
            return object.build();
        }
        do {
            var key = string();
            expect(':');
            object.put(key, value(levels - 1));
        } while (skip(','));
        expect('}');
        return object.build();
    }

    private Node value(int levels) throws NoJsonException {
        return switch (peek()) {
            case '{' -> object(levels);
            case '"' -> new Scalar.Text(string(), Location.NONE);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Scalar word(String word, boolean value) throws NoJsonException {
        if (!text.startsWith(word, at)) {
            throw new NoJsonException();
        }
        at += word.length();
        return new Scalar.Bool(value, Location.NONE);
    }

    private Scalar number() {
        int end = at;
        while (end < text.length() && ("-0123456789".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        long value = Long.parseLong(text.substring(at, end));
        at = end;
        return new Scalar.Int(value, Location.NONE);
    }

    private String string() throws NoJsonException {
        expect('"');
        var string = new StringBuilder();
        while (peek() != '"') {
            char c = next();
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() throws NoJsonException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw new NoJsonException();
                }
                at += 4;
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            default -> throw new NoJsonException();
        };
    }

    private char peek() throws NoJsonException {
        if (at >= text.length()) {
            throw new NoJsonException();
        }
        return text.charAt(at);
    }

    private char next() throws NoJsonException {
        char c = peek();
        at++;
        return c;
    }

    private boolean skip(char wanted) throws NoJsonException {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) throws NoJsonException {
        if (next() != wanted) {
            throw new NoJsonException();
        }
    }

    /** The line is no such object. */
    private static final class NoJsonException extends Exception {
        @Serial private static final long serialVersionUID = 1L;
    }
}
