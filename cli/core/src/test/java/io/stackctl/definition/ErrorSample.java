package io.stackctl.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A broken definition.
 *
 * @param files texts by name; the first is {@code compose.yaml}
 * @param expected what must be said
 */
record ErrorSample(String title, Map<String, String> files, String expected) {

    static List<ErrorSample> read(String text) {
        var samples = new ArrayList<ErrorSample>();
        for (var part : text.split("(?m)^=== ", -1)) {
            if (!part.isBlank()) {
                samples.add(one(part));
            }
        }
        return samples;
    }

    private static ErrorSample one(String text) {
        var files = new LinkedHashMap<String, String>();
        var name = "compose.yaml";
        var title = text.substring(0, text.indexOf('\n'));
        var content = new StringBuilder();
        for (var line : text.substring(title.length() + 1).split("(?<=\n)", -1)) {
            if (line.startsWith("--- ") || line.startsWith(">>>")) {
                files.put(name, content.toString());
                name = line.startsWith(">") ? "" : line.substring(4).strip();
                content.setLength(0);
            } else {
                content.append(line);
            }
        }
        return new ErrorSample(title, files, content.toString());
    }

    ErrorSample with(String answer) {
        return new ErrorSample(title, files, answer);
    }

    /** The files to name on the command line: all that are called {@code compose….yaml}. */
    List<String> arguments() {
        return files.keySet().stream().filter(name -> name.startsWith("compose")).toList();
    }

    @Override
    public String toString() {
        var text = new StringBuilder("=== ").append(title).append('\n');
        files.forEach((name, content) -> {
            if (!name.equals("compose.yaml")) {
                text.append("--- ").append(name).append('\n');
            }
            text.append(content);
        });
        return text.append(">>>\n").append(expected).toString();
    }
}
