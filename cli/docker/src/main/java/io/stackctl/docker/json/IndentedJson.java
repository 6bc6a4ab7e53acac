package io.stackctl.docker.json;

import io.stackctl.docker.json.Json.JsonArray;
import io.stackctl.docker.json.Json.JsonObject;

/** Writes JSON for people: a member a line, deeper at each level. */
public final class IndentedJson {

    private final StringBuilder out = new StringBuilder();
    private final String step;

    private IndentedJson(String step) {
        this.step = step;
    }

    /** The text, without a line end at its end, two blanks deeper at each level. */
    public static String of(Json json) {
        return of(json, "  ");
    }

    /** The same with other blanks. */
    public static String of(Json json, String step) {
        var indented = new IndentedJson(step);
        indented.write(json, "\n");
        return indented.out.toString();
    }

    private void write(Json json, String lineStart) {
        if (json.isEmpty()) {
            json.writeTo(out);
        } else if (json instanceof JsonObject(var members)) {
            var separator = "{";
            for (var member : members.entrySet()) {
                out.append(separator).append(lineStart).append(step);
                separator = ",";
                CompactJson.quote(member.getKey(), out);
                out.append(": ");
                write(member.getValue(), lineStart + step);
            }
            out.append(lineStart).append('}');
        } else if (json instanceof JsonArray(var values)) {
            var separator = "[";
            for (var value : values) {
                out.append(separator).append(lineStart).append(step);
                separator = ",";
                write(value, lineStart + step);
            }
            out.append(lineStart).append(']');
        } else {
            json.writeTo(out);
        }
    }
}
