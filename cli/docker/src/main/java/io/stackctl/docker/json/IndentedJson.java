package io.stackctl.docker.json;

import io.stackctl.docker.json.Json.JsonArray;
import io.stackctl.docker.json.Json.JsonObject;

/** Writes JSON for people: a member a line, two blanks deeper at each level. */
public final class IndentedJson {

    private final StringBuilder out = new StringBuilder();

    private IndentedJson() {}

    /** The text, without a line end at its end. */
    public static String of(Json json) {
        var indented = new IndentedJson();
        indented.write(json, "\n");
        return indented.out.toString();
    }

    private void write(Json json, String lineStart) {
        if (json.isEmpty()) {
            json.writeTo(out);
        } else if (json instanceof JsonObject(var members)) {
            var separator = "{";
            for (var member : members.entrySet()) {
                out.append(separator).append(lineStart).append("  ");
                separator = ",";
                CompactJson.quote(member.getKey(), out);
                out.append(": ");
                write(member.getValue(), lineStart + "  ");
            }
            out.append(lineStart).append('}');
        } else if (json instanceof JsonArray(var values)) {
            var separator = "[";
            for (var value : values) {
                out.append(separator).append(lineStart).append("  ");
                separator = ",";
                write(value, lineStart + "  ");
            }
            out.append(lineStart).append(']');
        } else {
            json.writeTo(out);
        }
    }
}
