package io.stackctl.model.tree;

/** JSON of a tree: keys in the tree's order, {@code < > &} escaped as Go's encoder does. */
public final class CanonicalJson {

    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /** Without blanks. */
    public static String of(Node node) {
        var out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(Node node, StringBuilder out) {
        if (node instanceof Mapping mapping) {
            out.append('{');
            var first = true;
            for (var entry : mapping.entries()) {
                if (!first) {
                    out.append(',');
                }
                first = false;
                quote(entry.key(), out);
                out.append(':');
                write(entry.value(), out);
            }
            out.append('}');
        } else if (node instanceof Sequence sequence) {
            out.append('[');
            for (var i = 0; i < sequence.items().size(); i++) {
                if (i > 0) {
                    out.append(',');
                }
                write(sequence.items().get(i), out);
            }
            out.append(']');
        } else if (node instanceof Scalar scalar) {
            scalar(scalar, out);
        }
    }

    /** On several lines, two blanks a level, without an ending newline. */
    public static String pretty(Node node) {
        var out = new StringBuilder();
        writePretty(node, "\n", out);
        return out.toString();
    }

    private static void writePretty(Node node, String indent, StringBuilder out) {
        if (node instanceof Mapping mapping && !mapping.isEmpty()) {

            var separator = "{" + indent + "  ";
            for (var entry : mapping.entries()) {
                out.append(separator);
                quote(entry.key(), out);
                out.append(": ");
                writePretty(entry.value(), indent + "  ", out);
                separator = "," + indent + "  ";
            }
            out.append(indent).append('}');

        } else if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {

            var separator = "[" + indent + "  ";
            for (var item : sequence.items()) {
                out.append(separator);
                writePretty(item, indent + "  ", out);
                separator = "," + indent + "  ";
            }
            out.append(indent).append(']');

        } else {
            write(node, out);
        }
    }

    /** Appends a single value as JSON. */
    public static void scalar(Scalar scalar, StringBuilder out) {
        if (scalar instanceof Scalar.Null) {
            out.append("null");
        } else if (scalar instanceof Scalar.Decimal decimal) {
            out.append(DecimalText.json(decimal.value()));
        } else if (scalar instanceof Scalar.Bool || scalar instanceof Scalar.Int) {
            out.append(scalar.text());
        } else if (scalar instanceof Scalar.Timestamp time) {
            quote(time.value(), out);
        } else {
            quote(scalar.text(), out);
        }
    }

    /** Appends text as a JSON string, with {@code < > &} escaped as Go's encoder does. */
    public static void quote(String text, StringBuilder out) {
        quote(text, out, true);
    }

    /**
     * Appends text as a JSON string.
     *
     * @param html whether {@code < > &} are escaped, which Go's encoder does unless it is told not
     *     to
     */
    public static void quote(String text, StringBuilder out, boolean html) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '<', '>', '&' -> {
                    if (html) {
                        escape(c, out);
                    } else {
                        out.append(c);
                    }
                }
                case '\u2028', '\u2029' -> escape(c, out);
                default -> {
                    if (c < 0x20) {
                        escape(c, out);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void escape(char c, StringBuilder out) {
        out.append("\\u");
        for (var shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 15));
        }
    }
}
