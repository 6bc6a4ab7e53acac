package io.stackctl.terminal.progress;

import io.stackctl.event.BuildLine;
import io.stackctl.event.BuildLine.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes what builders tell as lines, in the style that users of BuildKit know; the steps of all
 * builds are numbered together.
 *
 * <pre>{@code
 * #5 [web 2/3] RUN make
 * #5 0.312 cc -o app app.c
 * #5 DONE 1.4s
 * }</pre>
 */
public final class BuildPrinter {

    private final Consumer<String> lines;
    private final Map<Step, Integer> numbers = new HashMap<>();
    private int lastShown;

    public BuildPrinter(Consumer<String> lines) {
        this.lines = lines;
    }

    /**
     * Takes one.
     *
     * @param target the service or image that is built; put into the titles unless it is empty
     */
    public void accept(String target, BuildLine line) {
        if (line.step().isEmpty()) {
            lines.accept(line.text());
            return;
        }
        var step = new Step(target, line.step());
        int number = numbers.computeIfAbsent(step, _ -> numbers.size() + 1);
        if (lastShown != number) {
            if (lastShown != 0) {
                lines.accept("");
            }
            lines.accept("#" + number + " " + titleOf(target, line.title()));
            lastShown = number;
        }
        if (line.kind() != Kind.BEGUN) {
            lines.accept("#" + number + " " + line);
        }
    }

    /** {@code [web 2/3] RUN make} and {@code [web] exporting to image}, as buildx has it. */
    static String titleOf(String target, String title) {
        if (target.isEmpty()) {
            return title;
        }
        return title.startsWith("[")
                ? "[" + target + " " + title.substring(1)
                : "[" + target + "] " + title;
    }

    private record Step(String target, String digest) {}
}
