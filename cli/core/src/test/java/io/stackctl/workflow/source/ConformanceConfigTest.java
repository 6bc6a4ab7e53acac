package io.stackctl.workflow.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.failure.StackException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Runs the {@code config} cases of the conformance corpus, if it is there: {@code
 * -Dstackctl.conformance=FOLDER}, else {@code shared/conformance/config/dev5} beside the checkout.
 * {@code -Dstackctl.conformance.filter=TEXT} runs the cases whose id holds the text.
 */
class ConformanceConfigTest {

    private static final List<String> LAUNCHER_VARIABLES =
            List.of("PATH", "JAVA_HOME", "LC_ALL", "_", "SHLVL", "OLDPWD");

    @Test
    void prints_what_the_peer_prints_and_rejects_what_it_rejects() throws IOException {
        var corpus = corpus();
        Assumptions.assumeTrue(
                corpus.isPresent(), "skipped: the conformance corpus is not beside this checkout");
        var filter = System.getProperty("stackctl.conformance.filter", "");
        var failures = new ArrayList<String>();
        var valid = 0;
        var rejected = 0;
        for (var line : lines(corpus.get())) {
            var sample = ConformanceCase.parse(line);
            if (!sample.id().contains(filter)) {
                continue;
            }
            if (sample.isValid()) {
                valid++;
            } else {
                rejected++;
            }
            problem(sample).ifPresent(text -> failures.add(sample.id() + "\n    " + text));
        }
        assertEquals(
                "",
                String.join("\n", failures),
                failures.size() + " of " + valid + " valid and " + rejected + " rejected cases");
    }

    private static Optional<Path> corpus() {
        var given = System.getProperty("stackctl.conformance", "");
        if (!given.isEmpty()) {
            return Optional.of(Path.of(given));
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var candidate = at.resolve("shared/conformance/config/dev5");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static List<String> lines(Path corpus) throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(corpus, "*.jsonl.gz")) {
            for (var file : files) {
                try (var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(Files.newInputStream(file)),
                                        StandardCharsets.UTF_8))) {
                    reader.lines().forEach(lines::add);
                }
            }
        }
        return lines;
    }

    /** What is wrong with the answer to a case; empty if it passes. */
    private Optional<String> problem(ConformanceCase sample) throws IOException {
        // Where lines are folded depends on how long the name is: as short as the recorded ones.
        var root = Files.createTempDirectory("case-").toRealPath();
        try {
            sample.writeFiles(root);
            var config = new Config(sample.choice(root), event -> {}, image -> image);
            String answer;
            try {
                answer = config.run(sample.request()).replace(root.toString(), "");
            } catch (StackException e) {
                var message = String.valueOf(e.getMessage());
                if (message.isBlank()) {
                    return Optional.of("rejected without a message");
                }
                return sample.isValid()
                        ? Optional.of("rejected: " + message.replace("\n", "\n      "))
                        : Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of(e + " at " + List.of(e.getStackTrace()).subList(0, 3));
            }
            if (!sample.isValid()) {
                return Optional.of("accepted; the peer says: " + sample.expected().get("error"));
            }
            return sample.isQuiet() ? Optional.empty() : difference(sample, answer);
        } finally {
            delete(root);
        }
    }

    private static void delete(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> {
                        try {
                            Files.delete(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }

    private static Optional<String> difference(ConformanceCase sample, String answer)
            throws IOException {
        var expected = sample.expected();
        if (sample.facet().equals("json")) {
            return jsonDifference(expected.get("json"), ConformanceCase.value(answer), "$");
        }
        var wanted = canonical(sample.facet(), String.valueOf(expected.get("text")));
        var given = canonical(sample.facet(), answer);
        for (var i = 0; i < Math.max(wanted.size(), given.size()); i++) {
            var left = i < wanted.size() ? wanted.get(i) : "(nothing)";
            var right = i < given.size() ? given.get(i) : "(nothing)";
            if (!left.equals(right)) {
                return Optional.of("line " + (i + 1) + ": expected " + left + ", got " + right);
            }
        }
        return Optional.empty();
    }

    private static List<String> canonical(String facet, String text) {
        var lines = text.isBlank() ? List.<String>of() : List.of(text.stripTrailing().split("\n"));
        return switch (facet) {
            case "list" ->
                    lines.stream().map(String::strip).filter(l -> !l.isEmpty()).sorted().toList();
            case "variables" ->
                    lines.stream()
                            .map(line -> line.strip().replaceAll("\\s+", " "))
                            .sorted()
                            .toList();
            case "environment" ->
                    lines.stream()
                            .filter(line -> !LAUNCHER_VARIABLES.contains(line.split("=", 2)[0]))
                            .sorted()
                            .toList();
            default -> lines;
        };
    }

    private static Optional<String> jsonDifference(
            @Nullable Object expected, @Nullable Object actual, String path) {
        if (expected instanceof Map<?, ?> left && actual instanceof Map<?, ?> right) {
            var keys = new TreeSet<String>();
            left.keySet().forEach(key -> keys.add((String) key));
            right.keySet().forEach(key -> keys.add((String) key));
            for (var key : keys) {
                if (!left.containsKey(key) || !right.containsKey(key)) {
                    return Optional.of(
                            path
                                    + "."
                                    + key
                                    + ": expected "
                                    + left.get(key)
                                    + ", got "
                                    + right.get(key));
                }
                var found = jsonDifference(left.get(key), right.get(key), path + "." + key);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        if (expected instanceof List<?> left && actual instanceof List<?> right) {
            for (var i = 0; i < Math.min(left.size(), right.size()); i++) {
                var found = jsonDifference(left.get(i), right.get(i), path + "[" + i + "]");
                if (found.isPresent()) {
                    return found;
                }
            }
            return left.size() == right.size()
                    ? Optional.empty()
                    : Optional.of(path + ": expected " + left + ", got " + right);
        }
        return Objects.equals(expected, actual)
                ? Optional.empty()
                : Optional.of(path + ": expected " + expected + ", got " + actual);
    }
}
