package io.stackctl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case as a text: what it shows, files, and command lines with what has to come of them. How to
 * write one stands in {@code src/test/resources/definitions/README.md}.
 *
 * @param title what the case shows: all that stands before the first file
 * @param files contents by path, in order; {@code -} is the standard input
 */
record Transcript(String title, Map<String, String> files, List<Step> steps) {

    private static final String FILE = "--- ";
    private static final String COMMAND = "$ ";

    /**
     * A command line, and what comes of it.
     *
     * @param line without the {@code $} in front
     */
    record Step(String line, String expected) {}

    static Transcript read(String text) {
        var title = new StringBuilder();
        var files = new LinkedHashMap<String, StringBuilder>();
        var steps = new LinkedHashMap<String, StringBuilder>();
        var part = title;
        for (var line : text.split("(?<=\n)", -1)) {
            if (line.startsWith(FILE)) {
                part = begin(files, line.substring(FILE.length()).strip());
            } else if (line.startsWith(COMMAND)) {
                // The same line may come twice.
                part = begin(steps, steps.size() + " " + line.substring(COMMAND.length()).strip());
            } else {
                part.append(line);
            }
        }
        var contents = new LinkedHashMap<String, String>();
        files.forEach((name, content) -> contents.put(name, content.toString()));
        var lines = new ArrayList<Step>();
        steps.forEach((line, expected) ->
                lines.add(new Step(line.substring(line.indexOf(' ') + 1), expected.toString())));
        return new Transcript(title.toString(), contents, lines);
    }

    private static StringBuilder begin(Map<String, StringBuilder> parts, String name) {
        var part = new StringBuilder();
        if (parts.put(name, part) != null) {
            throw new IllegalArgumentException(name + " stands there twice");
        }
        return part;
    }

    /** The same with other outcomes, in the order of the steps. */
    Transcript with(List<String> outcomes) {
        var told = new ArrayList<Step>();
        for (int i = 0; i < steps.size(); i++) {
            told.add(new Step(steps.get(i).line(), outcomes.get(i)));
        }
        return new Transcript(title, files, told);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(title);
        files.forEach(
                (name, content) -> text.append(FILE).append(name).append('\n').append(content));
        steps.forEach(step ->
                text.append(COMMAND).append(step.line()).append('\n').append(step.expected()));
        return text.toString();
    }
}
