package io.stackctl.docker.json;

import java.util.Map;

/** Writes JSON as compact text. */
final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static String of(Json json) {
        StringBuilder out = new StringBuilder();
        write(json, out);
        return out.toString();
    }

    private static void write(Json json, StringBuilder out) {
        switch (json) {
            case Json.JsonNull _ -> out.append("null");
            case Json.JsonBoolean(boolean value) -> out.append(value);
            case Json.JsonNumber(String digits) -> out.append(digits);
            case Json.JsonString(String value) -> quote(value, out);
            case Json.JsonArray(var values) -> {
                char separator = '[';
                for (Json value : values) {
                    out.append(separator);
                    separator = ',';
                    write(value, out);
                }
                out.append(values.isEmpty() ? "[]" : "]");
            }
            case Json.JsonObject(var members) -> {
                char separator = '{';
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    out.append(separator);
                    separator = ',';
                    quote(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
        }
    }

    private static void quote(String text, StringBuilder out) {
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
