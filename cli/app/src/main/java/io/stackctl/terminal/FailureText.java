package io.stackctl.terminal;

import io.stackctl.failure.Failure;
import io.stackctl.failure.Mistake;
import io.stackctl.terminal.text.DisplayWidth;
import io.stackctl.terminal.text.GoJson;
import io.stackctl.terminal.text.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a failure into what the user reads: what is wrong, where, and what to do about it. */
public final class FailureText {

    /** A message may quote what a file or an engine has, and that may be of any length. */
    private static final int LONGEST_MESSAGE = 4000;

    /** A longer line is shown in part, this much before and behind the place. */
    private static final int AROUND = 80;

    private static final String CUT = "…";

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
                addRemedy(parts, invalid.remedy());
            }
            case Failure.InvalidRequest _,
                    Failure.EngineFailure _,
                    Failure.RegistryFailure _,
                    Failure.OperationFailed _,
                    Failure.OtherTarget _,
                    Failure.NotProvided _,
                    Failure.LockHeld _,
                    Failure.BuildFailed _,
                    Failure.ContainerExit _,
                    Failure.OutputFailed _,
                    Failure.DeploymentWaits _,
                    Failure.DeploymentFailed _,
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
        String before = before(mistake.sourceLine(), mistake.location().column());
        String behind = mistake.sourceLine().substring(before.length());
        if (mistake.sourceLine().codePointCount(0, mistake.sourceLine().length()) > 3 * AROUND) {
            before = lastOf(before);
            behind = firstOf(behind);
        }
        String line = "  " + number + " | " + Shown.text(before + behind);
        if (mistake.location().column() == 0) {
            return line;
        }
        var indent = new StringBuilder();
        Shown.text(before)
                .codePoints()
                // Tabs stay tabs, or the caret would stand under another letter.
                .forEach(letter ->
                        indent.append(letter == '\t' ? "\t" : " ".repeat(DisplayWidth.of(letter))));
        return line + "\n  " + " ".repeat(number.length()) + " | " + indent + "^";
    }

    private static String lastOf(String text) {
        int letters = text.codePointCount(0, text.length());
        return letters <= AROUND
                ? text
                : CUT + text.substring(text.offsetByCodePoints(0, letters - AROUND));
    }

    private static String firstOf(String text) {
        return text.codePointCount(0, text.length()) <= 2 * AROUND
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 2 * AROUND)) + CUT;
    }

    /** What stands in front of a column. */
    private static String before(String line, int column) {
        int letters = Math.clamp(column - 1L, 0, line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, letters));
    }

    private static void addRemedy(List<String> parts, String remedy) {
        if (!remedy.isEmpty()) {
            parts.add("  " + Shown.text(remedy).replace("\n", "\n  "));
        }
    }

    private String red(String text) {
        String harmless = Shown.text(shortened(text));
        return coloured ? "\u001b[31m" + harmless + "\u001b[0m" : harmless;
    }

    /** Without its middle, if it is too long: who says it stands in front, and why at the end. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST_MESSAGE) {
            return text;
        }
        int half = LONGEST_MESSAGE / 2;
        return text.substring(0, half) + CUT + text.substring(text.length() - half);
    }

    /** {@code {"error":true,"message":"…"}}, as programs that read JSON progress expect it. */
    public static String json(Failure failure) {
        return json(failure.message());
    }

    /** The same in other words. */
    public static String json(String message) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("error", true);
        object.put("message", message);
        return Shown.text(GoJson.of(object));
    }
}
