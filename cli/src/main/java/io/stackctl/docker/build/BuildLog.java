package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes BuildKit's progress as lines, in the style that its users know:
 *
 * <pre>{@code
 * #5 [2/3] RUN make
 * #5 0.312 cc -o app app.c
 * #5 DONE 1.4s
 * }</pre>
 *
 * <p>For one thread.
 */
final class BuildLog {

    private final Consumer<String> lines;
    private final Map<String, Step> steps = new HashMap<>();
    private int titles;
    private int lastShown;

    BuildLog(Consumer<String> lines) {
        this.lines = lines;
    }

    void accept(BuildTrace trace) {
        for (var vertex : trace.vertices()) {
            var step = steps.computeIfAbsent(vertex.digest(), _ -> new Step());
            step.name = vertex.name();
            vertex.started().ifPresent(started -> step.started = started);
        }
        for (var status : trace.statuses()) {
            var step = steps.get(status.vertex());
            // Parts are told when they are done: how they move on is for a live display.
            if (step != null && status.completed() && step.partsDone.add(status.id())) {
                show(step, status.id() + " done");
            }
        }
        for (var output : trace.logs()) {
            var step = steps.get(output.vertex());
            if (step != null) {
                step.take(output);
            }
        }
        for (var vertex : trace.vertices()) {
            var step = steps.get(vertex.digest());
            if (step != null && vertex.started().isPresent()) {
                progressed(step, vertex);
            }
        }
    }

    private void progressed(Step step, BuildTrace.Vertex vertex) {
        if (step.ended) {
            return;
        }
        if (vertex.cached()) {
            step.ended = true;
            show(step, "CACHED");
        } else if (!vertex.error().isEmpty()) {
            step.ended = true;
            step.flush();
            show(step, "ERROR: " + vertex.error());
        } else if (vertex.took().isPresent()) {
            step.ended = true;
            step.flush();
            show(step, "DONE " + seconds(vertex.took().get(), 1) + "s");
        } else if (step.number == 0) {
            title(step);
        }
    }

    private void show(Step step, String text) {
        if (step.number == 0 || lastShown != step.number) {
            title(step);
        }
        lines.accept("#" + step.number + " " + text);
    }

    private void title(Step step) {
        if (lastShown != 0) {
            lines.accept("");
        }
        if (step.number == 0) {
            step.number = ++titles;
        }
        lastShown = step.number;
        lines.accept("#" + step.number + " " + step.name);
    }

    private static String seconds(Duration duration, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", duration.toNanos() / 1e9);
    }

    private final class Step {
        private final Set<String> partsDone = new HashSet<>();
        private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
        private String name = "";
        private Instant started = Instant.EPOCH;
        private Instant lastOutput = Instant.EPOCH;
        private int number;
        private boolean ended;

        void take(BuildTrace.Output output) {
            lastOutput = output.time();
            // Decoded by the line: a chunk may end within a character.
            for (var bytes = output.bytes().duplicate(); bytes.hasRemaining(); ) {
                var b = bytes.get();
                if (b == '\n') {
                    line();
                } else {
                    unfinished.write(b);
                }
            }
        }

        void flush() {
            if (unfinished.size() > 0) {
                line();
            }
        }

        private void line() {
            // A carriage return overwrites the line, as progress bars do: the last state is what
            // counts.
            var text = unfinished.toString(UTF_8).replaceFirst("\r+$", "");
            unfinished.reset();
            var shown = text.substring(text.lastIndexOf('\r') + 1);
            show(this, seconds(Duration.between(started, lastOutput), 3) + " " + shown);
        }
    }
}
