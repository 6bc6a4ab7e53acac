package io.stackctl.definition.document;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;

/**
 * Reads JSON into a tree without places (RFC 8259). Numbers are whole ones of at most 64 bits; keys
 * are unique. It may come from anybody: it is bounded in length and depth.
 */
final class JsonText {

    /** Characters; the largest definition that is read has as many. */
    static final int LONGEST = 64 * 1024 * 1024;

    /** Levels; a definition has 500 at most. */
    private static final int DEEPEST = 600;

    private static final int HEX_DIGITS = 4;

    private final String text;
    private int at;

    JsonText(String text) {
        this.text = text;
    }

    /** Reads the whole text as one value. */
    Node read() throws JsonTextException {
        if (text.length() > LONGEST) {
            throw new JsonTextException("it is longer than " + LONGEST + " characters");
        }
        var value = value(0);
        blanks();
        if (at < text.length()) {
            throw wrong("something follows its end");
        }
        return value;
    }

    private Node value(int depth) throws JsonTextException {
        if (depth > DEEPEST) {
            throw wrong("it is nested too deep");
        }
        blanks();
        var c = peek();
        return switch (c) {
            case '{' -> mapping(depth);
            case '[' -> sequence(depth);
            case '"' -> new Scalar.Text(string(), Location.NONE);
            case 't' -> word("true", new Scalar.Bool(true, Location.NONE));
            case 'f' -> word("false", new Scalar.Bool(false, Location.NONE));
            case 'n' -> word("null", new Scalar.Null(Location.NONE));
            default -> number();
        };
    }

    private Mapping mapping(int depth) throws JsonTextException {
        var mapping = Mapping.builder(Location.NONE);
        at++;
        blanks();
        if (taken('}')) {
            return mapping.build();
        }
        do {
            blanks();
            var key = string();
            if (mapping.has(key)) {
                throw wrong("a key is there twice");
            }
            blanks();
            require(':');
            mapping.put(key, value(depth + 1));
            blanks();
        } while (taken(','));
        require('}');
        return mapping.build();
    }

    private Sequence sequence(int depth) throws JsonTextException {
        var items = new ArrayList<Node>();
        at++;
        blanks();
        if (taken(']')) {
            return new Sequence(items, Location.NONE);
        }
        do {
            items.add(value(depth + 1));
            blanks();
        } while (taken(','));
        require(']');
        return new Sequence(items, Location.NONE);
    }

    private String string() throws JsonTextException {
        require('"');
        var string = new StringBuilder();
        while (true) {
            var c = peek();
            at++;
            if (c == '"') {
                return string.toString();
            }
            if (c < ' ') {
                throw wrong("a text holds a control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws JsonTextException {
        var c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw wrong("a text holds an unknown escape");
        };
    }

    private char codeUnit() throws JsonTextException {
        var unit = 0;
        for (var i = 0; i < HEX_DIGITS; i++) {
            var digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw wrong("a text holds an unknown escape");
            }
            unit = unit * 16 + digit;
            at++;
        }
        return (char) unit;
    }

    private Scalar number() throws JsonTextException {
        var start = at;
        taken('-');
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            return new Scalar.Int(Long.parseLong(text, start, at, 10), Location.NONE);
        } catch (NumberFormatException e) {
            throw wrong("there is no value that is known");
        }
    }

    private Scalar word(String word, Scalar value) throws JsonTextException {
        if (!text.startsWith(word, at)) {
            throw wrong("there is no value that is known");
        }
        at += word.length();
        return value;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws JsonTextException {
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at);
    }

    private boolean taken(char wanted) {
        var there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void require(char wanted) throws JsonTextException {
        if (!taken(wanted)) {
            throw at < text.length()
                    ? wrong("'" + wanted + "' is missing")
                    : wrong("it ends too early");
        }
    }

    private JsonTextException wrong(String what) {
        return new JsonTextException(what + " (character " + (at + 1) + ")");
    }
}
