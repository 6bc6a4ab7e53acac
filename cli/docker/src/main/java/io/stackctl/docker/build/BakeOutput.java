package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackctl.docker.json.BoundedLines;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.event.BuildLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What buildx tells on its standard error with {@code --progress rawjson}: one JSON object a line
 * (BuildKit's {@code client.SolveStatus}), and what it has to say besides in plain words. For one
 * thread.
 */
final class BakeOutput {

    private static final int MOST_WORDS = 100;

    private final BuildLog log;
    private final Deque<String> words = new ArrayDeque<>();

    /**
     * Makes a reader.
     *
     * @param lines takes the build's log
     */
    BakeOutput(Consumer<BuildLine> lines) {
        this.log = new BuildLog(lines);
    }

    /** Reads to the end. */
    void read(InputStream input) throws IOException {
        try (var lines = new BoundedLines(new InputStreamReader(input, UTF_8))) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                take(line);
            }
        }
    }

    /** Why it failed: its last plain words, without the mark of an error. */
    String complaint() {
        return String.join("\n", words);
    }

    private void take(String line) {
        try {
            if (JsonInput.parse(line) instanceof Json.JsonObject status) {
                log.accept(trace(status));
                return;
            }
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            // No status: buildx says it to people.
        }
        words.add(line.startsWith("ERROR: ") ? line.substring("ERROR: ".length()) : line);
        if (words.size() > MOST_WORDS) {
            words.removeFirst();
        }
    }

    private static BuildTrace trace(Json status) {
        return new BuildTrace(
                status.items("vertexes").stream().map(BakeOutput::vertex).toList(),
                status.items("statuses").stream().map(BakeOutput::transfer).toList(),
                status.items("logs").stream().map(BakeOutput::output).toList());
    }

    private static BuildTrace.Vertex vertex(Json vertex) {
        var started = time(vertex, "started");
        var took =
                started.flatMap(begin ->
                        time(vertex, "completed").map(end -> Duration.between(begin, end)));
        return new BuildTrace.Vertex(
                vertex.text("digest"),
                vertex.text("name"),
                vertex.flag("cached"),
                started,
                took,
                vertex.text("error"));
    }

    private static BuildTrace.Transfer transfer(Json status) {
        return new BuildTrace.Transfer(
                status.text("vertex"),
                status.text("id"),
                status.number("current"),
                status.number("total"),
                !status.text("completed").isEmpty());
    }

    private static BuildTrace.Output output(Json log) {
        return new BuildTrace.Output(
                log.text("vertex"),
                time(log, "timestamp").orElse(Instant.EPOCH),
                ByteBuffer.wrap(Base64.getDecoder().decode(log.text("data"))));
    }

    private static Optional<Instant> time(Json object, String name) {
        return Optional.of(object.text(name)).filter(text -> !text.isEmpty()).map(Instant::parse);
    }
}
