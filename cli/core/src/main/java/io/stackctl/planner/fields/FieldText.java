package io.stackctl.planner.fields;

import java.util.Map;
import java.util.TreeMap;

/**
 * {@link Fields} in a label: {@code field=value} after {@code field=value} with {@code ;} between
 * them, on one line and without commas, since those who list labels part them by lines or commas.
 * Labels of before have a field on each line.
 */
final class FieldText {

    private FieldText() {}

    static String write(Map<String, String> values) {
        var text = new StringBuilder();
        values.forEach((field, value) -> {
            text.append(text.isEmpty() ? "" : ";");
            escape(field, text);
            text.append('=');
            escape(value, text);
        });
        return text.toString();
    }

    private static void escape(String value, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case ',' -> text.append("\\c");
                case ';' -> text.append("\\s");
                default -> text.append(letter);
            }
        }
    }

    /** Reads either form. */
    static Map<String, String> read(String label) {
        var values = new TreeMap<String, String>();
        for (var field : label.split(label.contains("\n") ? "\n" : ";", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                values.put(
                        unescape(field.substring(0, equals)),
                        unescape(field.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String unescape(String value) {
        var text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                text.append(
                        switch (next) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 'c' -> ',';
                            case 's' -> ';';
                            default -> next;
                        });
            } else {
                text.append(letter);
            }
        }
        return text.toString();
    }
}
