package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.layout.ObjectFiles;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.CanonicalJson;
import io.stackctl.workflow.render.LocalFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Renders the definitions of the conformance corpus, if it is there: {@code
 * shared/conformance/config/dev5} beside the checkout. None crashes, and whatever is rendered keeps
 * to the schema. What is refused, and how often, is written to {@code target/refused.txt}.
 */
class ConformanceRenderTest {

    @TempDir private Path folder;

    private final Map<String, Integer> refused = new TreeMap<>();
    private int rendered;
    private int whole;

    @Test
    void every_definition_is_rendered_or_refused_with_a_place() throws IOException {
        var corpus = corpus();
        Assumptions.assumeTrue(
                corpus.isPresent(), "skipped: the conformance corpus is not beside this checkout");
        var problems = new ArrayList<String>();
        Set<String> seen = new HashSet<>();
        for (var line : lines(corpus.get())) {
            var sample = JsonParser.parseString(line).getAsJsonObject();
            if (!sample.getAsJsonObject("expect").has("error")
                    && seen.add(
                            sample.get("files").toString() + sample.get("f") + sample.get("cwd"))) {
                load(sample).ifPresent(stack -> problems.addAll(problems(stack, sample)));
            }
        }
        report();

        assertEquals("", String.join("\n", problems), rendered + " definitions");
    }

    private Optional<Stack> load(JsonObject sample) throws IOException {
        var root = Files.createTempDirectory(folder, "case").toRealPath();
        for (var file : sample.getAsJsonObject("files").entrySet()) {
            var path = root.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, file.getValue().getAsString());
        }
        var cwd = sample.has("cwd") ? sample.get("cwd").getAsString() : "";
        var directory = root.resolve(cwd).normalize();
        Files.createDirectories(directory);
        Map<String, String> environment = new HashMap<>(Map.of("PWD", directory.toString()));
        if (sample.has("env")) {
            sample.getAsJsonObject("env")
                    .entrySet()
                    .forEach(entry ->
                            environment.put(entry.getKey(), entry.getValue().getAsString()));
        }
        var files = new ArrayList<String>();
        if (sample.has("f")) {
            sample.getAsJsonArray("f").forEach(file -> files.add(file.getAsString()));
        }
        try {
            var request = LoadRequest.in(directory.toString(), environment).files(files);
            return Optional.of(new StackLoader(_ -> {}).load(request.build()));
        } catch (StackException asksForFlags) {
            // Of those that are valid with flags of the case alone.
            return Optional.empty();
        }
    }

    private List<String> problems(Stack stack, JsonObject sample) {
        var id = sample.get("id").getAsString();
        var problems = new ArrayList<String>();
        try {
            var result = KubernetesObjects.of(stack, new LocalFiles());
            rendered++;
            var findings = result.scope().findings().refused();
            if (findings.isEmpty()) {
                whole++;
            }
            for (var mistake : new HashSet<>(findings)) {
                var what = mistake.keyPath().replaceFirst("^services\\.[^.]+\\.", "services.*.");
                refused.merge(what.replaceAll("\\[\\d+]", ""), 1, Integer::sum);
            }
            var files =
                    new ObjectFiles(result.objects(), stack.sources().projectDirectory()).each();
            for (var i = 0; i < files.size(); i++) {
                var object = result.objects().get(i);
                problems.addAll(Schema.problems(object));
                problems.addAll(ObjectRules.problems(object));
                var read = new YAMLMapper().readTree(files.get(i).text());
                var meant = new JsonMapper().readTree(CanonicalJson.of(object.tree()));
                if (!read.equals(meant)) {
                    problems.add(object + " is read as " + read);
                }
            }
        } catch (StackException told) {
            refused.merge("deploy", 1, Integer::sum);
        } catch (RuntimeException e) {
            problems.add(e + " at " + List.of(e.getStackTrace()).subList(0, 4));
        }
        return problems.stream().map(problem -> id + ": " + problem).toList();
    }

    private void report() throws IOException {
        var text = new StringBuilder();
        text.append(whole).append(" of ").append(rendered).append(" without a refusal\n");
        refused.forEach((path, count) -> text.append(count).append('\t').append(path).append('\n'));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/refused.txt"), text);
    }

    private static Optional<Path> corpus() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var candidate = at.resolve("shared/conformance/config/dev5/cases.jsonl.gz");
            if (Files.isRegularFile(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static List<String> lines(Path corpus) throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(corpus)),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
