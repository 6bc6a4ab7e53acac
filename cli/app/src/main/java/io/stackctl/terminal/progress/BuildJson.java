package io.stackctl.terminal.progress;

import io.stackctl.event.BuildLine;
import io.stackctl.terminal.text.GoTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What builders tell, in the form of BuildKit's {@code rawjson}: an object a line. */
final class BuildJson {

    private final Consumer<Map<String, Object>> objects;
    private final Map<String, String> begun = new HashMap<>();

    BuildJson(Consumer<Map<String, Object>> objects) {
        this.objects = objects;
    }

    void accept(String target, BuildLine line) {
        String now = GoTime.of(Instant.now());
        if (line.step().isEmpty()) {
            log(line, now);
            return;
        }
        boolean first = begun.putIfAbsent(target + " " + line.step(), now) == null;
        String start = begun.getOrDefault(target + " " + line.step(), now);
        Map<String, Object> vertex = new LinkedHashMap<>();
        vertex.put("digest", line.step());
        vertex.put("name", BuildPrinter.titleOf(target, line.title()));
        vertex.put("started", start);
        switch (line.kind()) {
            case BEGUN -> vertices(vertex);
            case OUTPUT -> {
                begin(first, vertex);
                log(line, now);
            }
            case PART -> {
                begin(first, vertex);
                part(line, now);
            }
            case CACHED -> {
                vertex.put("completed", now);
                vertex.put("cached", true);
                vertices(vertex);
            }
            case DONE -> {
                vertex.put("completed", now);
                vertices(vertex);
            }
            case FAILED -> {
                vertex.put("completed", now);
                vertex.put("error", line.text());
                vertices(vertex);
            }
        }
    }

    private void begin(boolean first, Map<String, Object> vertex) {
        if (first) {
            vertices(vertex);
        }
    }

    private void vertices(Map<String, Object> vertex) {
        objects.accept(Map.of("vertexes", List.of(vertex)));
    }

    private void log(BuildLine line, String now) {
        Map<String, Object> log = new LinkedHashMap<>();
        if (!line.step().isEmpty()) {
            log.put("vertex", line.step());
        }
        log.put("stream", 1);
        byte[] data = (line.text() + "\n").getBytes(StandardCharsets.UTF_8);
        log.put("data", Base64.getEncoder().encodeToString(data));
        log.put("timestamp", now);
        objects.accept(Map.of("logs", List.of(log)));
    }

    private void part(BuildLine line, String now) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("id", line.text());
        status.put("vertex", line.step());
        status.put("current", 0);
        status.put("timestamp", now);
        status.put("started", now);
        status.put("completed", now);
        objects.accept(Map.of("statuses", List.of(status)));
    }
}
