package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackctl.engine.OutputLines;
import io.stackctl.event.BuildLine;
import io.stackctl.event.BuildLine.Kind;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Tells BuildKit's progress by the line. For one thread. */
final class BuildLog {

    private final Consumer<BuildLine> lines;
    private final Map<String, Step> steps = new HashMap<>();

    BuildLog(Consumer<BuildLine> lines) {
        this.lines = lines;
    }

    void accept(BuildTrace trace) {
        for (var vertex : trace.vertices()) {
            var step = steps.computeIfAbsent(vertex.digest(), Step::new);
            step.name = vertex.name();
            vertex.started().ifPresent(started -> step.started = started);
        }
        for (var status : trace.statuses()) {
            var step = steps.get(status.vertex());
            // Parts are told when they are done: how they move on is for a live display.
            if (step != null && status.completed() && step.partsDone.add(status.id())) {
                show(step, Kind.PART, status.id());
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
            show(step, Kind.CACHED, "");
        } else if (!vertex.error().isEmpty()) {
            step.ended = true;
            step.flush();
            show(step, Kind.FAILED, vertex.error());
        } else if (vertex.took().isPresent()) {
            step.ended = true;
            step.flush();
            show(step, Kind.DONE, seconds(vertex.took().get(), 1) + "s");
        } else if (!step.begun) {
            show(step, Kind.BEGUN, "");
        }
    }

    private void show(Step step, Kind kind, String text) {
        show(step, kind, "", text);
    }

    private void show(Step step, Kind kind, String at, String text) {
        step.begun = true;
        lines.accept(new BuildLine(step.digest, step.name, kind, at, text));
    }

    private static String seconds(Duration duration, int digits) {
        // In nanoseconds a long has room for three centuries only.
        double seconds = duration.getSeconds() + duration.getNano() / 1e9;
        return String.format(Locale.ROOT, "%." + digits + "f", seconds);
    }

    private final class Step {
        private final Set<String> partsDone = new HashSet<>();
        private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
        private String name = "";
        private Instant started = Instant.EPOCH;
        private Instant lastOutput = Instant.EPOCH;
        private final String digest;
        private boolean begun;
        private boolean ended;

        Step(String digest) {
            this.digest = digest;
        }

        void take(BuildTrace.Output output) {
            lastOutput = output.time();
            // Decoded by the line: a chunk may end within a character.
            for (var bytes = output.bytes().duplicate(); bytes.hasRemaining(); ) {
                var b = bytes.get();
                if (b == '\n' || unfinished.size() >= OutputLines.PIECE) {
                    line();
                }
                if (b != '\n') {
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
            show(this, Kind.OUTPUT, seconds(Duration.between(started, lastOutput), 3), shown);
        }
    }
}
