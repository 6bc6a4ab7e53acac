package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.workflow.render.RenderLayout;
import io.stackctl.workflow.render.Rendering.RenderedFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class LayoutTest {

    private static final Pattern EXPRESSION =
            Pattern.compile(
                    "\\{\\{ (?:\"(\\{\\{)\"|index \\.Values\\.services((?: \"[^\"]+\")+)) }}");

    @TempDir private Path folder;

    private Rendered shop() {
        return Rendered.of(
                folder,
                """
                name: shop
                services:
                  web-ui:
                    image: nginx:1
                    command: ["echo", "{{ .Values.x }} {{"]
                    scale: 2
                    deploy:
                      resources:
                        limits: {cpus: "0.5", memory: 64M}
                        reservations: {memory: 32M}
                  job: {image: "job:1", deploy: {mode: replicated-job}}
                """);
    }

    private Map<String, String> files(RenderLayout layout) {
        Map<String, String> files = new LinkedHashMap<>();
        for (RenderedFile file : shop().in(layout).files()) {
            files.put(file.path(), file.text());
        }
        return files;
    }

    @Test
    void a_base_names_each_file_beside_it() {
        var files = files(RenderLayout.KUSTOMIZE);

        var base = new YAMLMapper().readTree(files.remove("kustomization.yaml"));

        assertEquals("Kustomization", base.get("kind").stringValue());
        assertEquals(files(RenderLayout.FILES), files);
        var named = base.get("resources").valueStream().map(JsonNode::stringValue).toList();
        assertEquals(List.copyOf(files.keySet()), named);
    }

    @Test
    void a_chart_gives_the_plain_files_with_its_own_values() {
        var chart = files(RenderLayout.HELM);
        var values = new YAMLMapper().readTree(chart.get("values.yaml")).get("services");
        Map<String, String> rendered = new LinkedHashMap<>();

        chart.forEach((path, text) -> {
            if (path.startsWith("templates/")) {
                rendered.put(path.substring("templates/".length()), fillIn(text, values));
            }
        });

        assertEquals(files(RenderLayout.FILES), rendered);
    }

    @Test
    void images_replicas_and_resources_are_values() {
        assertEquals(
                """
                services:
                  job: # compose.yaml:11
                    image: job:1
                  web-ui: # compose.yaml:3
                    replicas: 2 # compose.yaml:6
                    image: nginx:1 # compose.yaml:4
                    resources:
                      limits:
                        cpu: "500m" # compose.yaml:9
                        memory: "64Mi" # compose.yaml:9
                      requests:
                        memory: "32Mi" # compose.yaml:10
                """,
                files(RenderLayout.HELM).get("values.yaml"));
        assertTrue(
                String.valueOf(files(RenderLayout.HELM).get("templates/deployment-web-ui.yaml"))
                        .contains(
                                "replicas: {{ index .Values.services \"web-ui\" \"replicas\" }} #"));
    }

    /** The two forms of expressions that templates have. */
    private static String fillIn(String template, JsonNode services) {
        return EXPRESSION
                .matcher(template)
                .replaceAll(match -> {
                    if (match.group(1) != null) {
                        return Matcher.quoteReplacement(match.group(1));
                    }
                    var node = services;
                    for (var word : match.group(2).strip().split(" ", -1)) {
                        node = node.get(word.substring(1, word.length() - 1));
                    }
                    return Matcher.quoteReplacement(node.asString());
                });
    }
}
