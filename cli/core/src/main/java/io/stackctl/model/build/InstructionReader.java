package io.stackctl.model.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Splits a Dockerfile into instructions: parser directives, comments, continuation lines and here
 * documents, as the Dockerfile reference describes them. Unknown instructions pass: they are the
 * builder's to refuse.
 */
final class InstructionReader {

    private static final Pattern DIRECTIVE =
            Pattern.compile("#\\s*([A-Za-z][A-Za-z0-9]*)\\s*=\\s*(.+?)\\s*");
    private static final Pattern HERE_DOCUMENT =
            Pattern.compile("(?:^|\\s)\\d*<<(-?)([\"']?)([\\w.-]+)\\2(?=\\s|$)");

    private final List<String> lines;
    private final List<Instruction> instructions = new ArrayList<>();
    private char escape = '\\';
    private int next;

    private InstructionReader(List<String> lines) {
        this.lines = lines;
    }

    static List<Instruction> read(String text) {
        var reader =
                new InstructionReader(
                        (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList());
        reader.readDirectives();
        while (reader.next < reader.lines.size()) {
            reader.readInstruction();
        }
        return List.copyOf(reader.instructions);
    }

    /** Directives stand above everything else; the first line that is none ends them. */
    private void readDirectives() {
        for (var line : lines) {
            var directive = DIRECTIVE.matcher(line.strip());
            if (!directive.matches()) {
                return;
            }
            if (directive.group(1).equalsIgnoreCase("escape")) {
                escape = directive.group(2).charAt(0);
            }
        }
    }

    private void readInstruction() {
        if (isSkipped(lines.get(next))) {
            next++;
            return;
        }
        var first = next;
        var text = new StringBuilder();
        var open = true;
        while (open && next < lines.size()) {
            var line = lines.get(next++);
            // Comments and blank lines between continuation lines are dropped, they do not end the
            // instruction.
            if (next - 1 > first && isSkipped(line)) {
                continue;
            }
            var end = line.stripTrailing();
            open = !end.isEmpty() && end.charAt(end.length() - 1) == escape;
            text.append(open ? end.substring(0, end.length() - 1) : line);
        }
        var lastLine = next;
        var words = text.toString().strip().split("\\s+", 2);
        var keyword = words[0].toUpperCase(Locale.ROOT);
        var arguments = words.length > 1 ? words[1] : "";
        if (List.of("RUN", "COPY", "ADD").contains(keyword)) {
            skipHereDocuments(arguments);
        }
        instructions.add(new Instruction(keyword, arguments, first + 1, lastLine));
    }

    private static boolean isSkipped(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    private void skipHereDocuments(String arguments) {
        Deque<Pattern> ends = new ArrayDeque<>();
        HERE_DOCUMENT
                .matcher(arguments)
                .results()
                .forEach(found ->
                        ends.add(
                                Pattern.compile(
                                        (found.group(1).isEmpty() ? "" : "\t*")
                                                + Pattern.quote(found.group(3)))));
        while (!ends.isEmpty() && next < lines.size()) {
            if (ends.getFirst().matcher(lines.get(next++)).matches()) {
                ends.removeFirst();
            }
        }
    }
}
