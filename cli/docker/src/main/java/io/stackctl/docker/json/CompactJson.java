package io.stackctl.docker.json;

import java.util.List;
import java.util.Map;

/** Writes JSON as compact text. */
final class CompactJson {

    private static final String HEX = "0123456789abcdef";

    private CompactJson() {}

    static String of(Json json) {
        StringBuilder out = new StringBuilder();
        json.writeTo(out);
        return out.toString();
    }

    static void array(List<Json> values, StringBuilder out) {
        char separator = '[';
        for (Json value : values) {
            out.append(separator);
            separator = ',';
            value.writeTo(out);
        }
        out.append(values.isEmpty() ? "[]" : "]");
    }

    static void object(Map<String, Json> members, StringBuilder out) {
        char separator = '{';
        for (Map.Entry<String, Json> member : members.entrySet()) {
            out.append(separator);
            separator = ',';
            quote(member.getKey(), out);
            out.append(':');
            member.getValue().writeTo(out);
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
