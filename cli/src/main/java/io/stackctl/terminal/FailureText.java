package io.stackctl.terminal;

import io.stackctl.failure.Failure;
import io.stackctl.failure.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a failure into what the user reads: what is wrong, where, and what to do about it. */
public final class FailureText {

    private final boolean coloured;
    private final boolean excerpts;

    /**
     * Chooses the looks.
     *
     * @param coloured whether the message is red
     * @param excerpts whether the line of the file is shown with a caret under the place
     */
    public FailureText(boolean coloured, boolean excerpts) {
        this.coloured = coloured;
        this.excerpts = excerpts;
    }

    /**
     * Lines without an ending newline, harmless for a terminal; empty when there is nothing to say.
     */
    public String of(Failure failure) {
        List<String> parts = new ArrayList<>();
        switch (failure) {
            case Failure.InvalidDefinition invalid -> {
                for (Mistake mistake : invalid.mistakes()) {
                    parts.add(of(mistake));
                }
            }
            case Failure.InvalidRequest _,
                    Failure.EngineFailure _,
                    Failure.OperationFailed _,
                    Failure.BuildFailed _,
                    Failure.ContainerExit _,
                    Failure.OutputFailed _,
                    Failure.Interrupted _ -> {
                if (!failure.message().isEmpty()) {
                    parts.add(red(failure.message()));
                }
                addRemedy(parts, failure.remedy());
            }
        }
        return String.join("\n", parts);
    }

    private String of(Mistake mistake) {
        List<String> parts = new ArrayList<>();
        parts.add(red(mistake.toString()));
        if (excerpts && !mistake.sourceLine().isEmpty() && mistake.location().line() > 0) {
            parts.add(excerpt(mistake));
        }
        addRemedy(parts, mistake.remedy());
        return String.join("\n", parts);
    }

    /** The line with its number, and a caret under the column. */
    private static String excerpt(Mistake mistake) {
        String number = Integer.toString(mistake.location().line());
        String line = "  " + number + " | " + Shown.text(mistake.sourceLine());
        int column = mistake.location().column();
        if (column == 0) {
            return line;
        }
        var indent = new StringBuilder();
        Shown.text(before(mistake.sourceLine(), column))
                .codePoints()
                // Tabs stay tabs, or the caret would stand under another letter.
                .forEach(letter ->
                        indent.append(letter == '\t' ? "\t" : " ".repeat(DisplayWidth.of(letter))));
        return line + "\n  " + " ".repeat(number.length()) + " | " + indent + "^";
    }

    /** What stands in front of a column. */
    private static String before(String line, int column) {
        int letters = Math.min(column - 1, line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, letters));
    }

    private static void addRemedy(List<String> parts, String remedy) {
        if (!remedy.isEmpty()) {
            parts.add("  " + Shown.text(remedy).replace("\n", "\n  "));
        }
    }

    private String red(String text) {
        String harmless = Shown.text(text);
        return coloured ? "\u001b[31m" + harmless + "\u001b[0m" : harmless;
    }

    /** {@code {"error":true,"message":"…"}}, as programs that read JSON progress expect it. */
    public static String json(Failure failure) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("error", true);
        object.put("message", failure.message());
        return Shown.text(JsonText.of(object));
    }
}
