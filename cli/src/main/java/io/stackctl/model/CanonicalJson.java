package io.stackctl.model;

/** Compact JSON of a tree: no blanks, keys in the tree's order, {@code < > &} escaped. */
public final class CanonicalJson {

    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    public static String of(Node node) {
        var out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(Node node, StringBuilder out) {
        switch (node) {
            case Mapping mapping -> {
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
            }
            case Sequence sequence -> {
                out.append('[');
                for (var i = 0; i < sequence.items().size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    write(sequence.items().get(i), out);
                }
                out.append(']');
            }
            case Scalar scalar -> scalar(scalar, out);
        }
    }

    /** Appends a single value as JSON. */
    public static void scalar(Scalar scalar, StringBuilder out) {
        switch (scalar) {
            case Scalar.Null ignored -> out.append("null");
            case Scalar.Bool bool -> out.append(bool.value());
            case Scalar.Int number -> out.append(number.value());
            case Scalar.Decimal decimal -> out.append(decimal.text());
            case Scalar.Text text -> quote(text.value(), out);
            case Scalar.Timestamp time -> quote(time.value(), out);
        }
    }

    /** Appends text as a JSON string, with {@code < > &} escaped as Go's encoder does. */
    public static void quote(String text, StringBuilder out) {
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
                case '<', '>', '&', '\u2028', '\u2029' -> escape(c, out);
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
