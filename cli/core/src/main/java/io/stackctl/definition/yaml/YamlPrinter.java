package io.stackctl.definition.yaml;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.nio.charset.StandardCharsets;

/** Prints a tree as YAML, character for character as Docker Compose's printer does. */
public final class YamlPrinter {

    /** Keys longer than this, in bytes, are written on a line of their own. */
    private static final int LONGEST_SIMPLE_KEY = 128;

    private final StringBuilder out = new StringBuilder();
    private final int step;

    private YamlPrinter(int step) {
        this.step = step;
    }

    /** The text of a document, with an ending newline. */
    public static String print(Node document) {
        return print(document, 2);
    }

    /**
     * The same with another indentation.
     *
     * @param step the blanks in front of what is within a mapping; lists keep two
     */
    public static String print(Node document, int step) {
        var printer = new YamlPrinter(step);
        if (isBlock(document)) {
            printer.block(document, 0, false);
        } else {
            printer.flat(document, 0);
            printer.out.append('\n');
        }
        return printer.out.toString();
    }

    private static boolean isBlock(Node node) {
        if (node instanceof Mapping mapping) {
            return !mapping.isEmpty();
        }
        if (node instanceof Sequence sequence) {
            return !sequence.items().isEmpty();
        }
        return false;
    }

    /**
     * Prints the lines of a mapping or list.
     *
     * @param started whether the first line has begun already, behind a hyphen
     */
    private void block(Node node, int indent, boolean started) {
        var first = started;
        if (node instanceof Mapping mapping) {
            for (var entry : mapping.entries()) {
                if (!first) {
                    indent(indent);
                }
                first = false;
                entry(entry, indent);
            }
        } else if (node instanceof Sequence sequence) {
            for (var item : sequence.items()) {
                if (!first) {
                    indent(indent);
                }
                first = false;
                out.append('-');
                item(item, indent);
            }
        }
    }

    private void entry(Mapping.Entry entry, int indent) {
        var key = entry.key();
        var simple =
                key.indexOf('\n') < 0
                        && key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SIMPLE_KEY;
        if (simple) {
            out.append(ScalarText.key(key)).append(':');
        } else {
            out.append("? ");
            out.append(ScalarText.value(key, column(), indent + 2));
            endLine();
            indent(indent);
            out.append(':');
        }
        if (isBlock(entry.value())) {
            out.append('\n');
            block(entry.value(), indent + step, false);
        } else {
            out.append(' ');
            flat(entry.value(), indent + step);
            endLine();
        }
    }

    private void item(Node item, int indent) {
        out.append(' ');
        if (isBlock(item)) {
            block(item, indent + 2, true);
        } else {
            flat(item, indent + 2);
            endLine();
        }
    }

    private void endLine() {
        if (out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private int column() {
        return out.codePointCount(out.lastIndexOf("\n") + 1, out.length());
    }

    private void indent(int width) {
        out.repeat(' ', width);
    }

    private void flat(Node node, int indent) {
        if (node instanceof Mapping) {
            out.append("{}");
        } else if (node instanceof Sequence) {
            out.append("[]");
        } else if (node instanceof Scalar.Text text) {
            out.append(ScalarText.value(text.value(), column(), indent));
        } else if (node instanceof Scalar.Null) {
            out.append("null");
        } else if (node instanceof Scalar.Decimal decimal) {
            out.append(number(decimal));
        } else if (node instanceof Scalar.Timestamp time) {
            out.append(time.value());
        } else if (node instanceof Scalar scalar) {
            out.append(scalar.text());
        }
    }

    private static String number(Scalar.Decimal decimal) {
        return switch (decimal.text()) {
            case "+Inf" -> ".inf";
            case "-Inf" -> "-.inf";
            case "NaN" -> ".nan";
            default -> decimal.text();
        };
    }
}
