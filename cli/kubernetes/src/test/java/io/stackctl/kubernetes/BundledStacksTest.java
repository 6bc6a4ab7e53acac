package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.CanonicalJson;
import io.stackctl.workflow.render.LocalFiles;
import io.stackctl.workflow.render.RenderLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The bundled stacks: their objects as they were written down, and what the API says of them. */
class BundledStacksTest {

    private static final Path RESOURCES = Path.of("src/test/resources/stacks");

    private static Stack stack(String name) {
        var folder = checkout().resolve("stack-definitions").resolve(name);
        var environment = Map.of("PWD", folder.toString(), "DOCKER_SOCKET", "/var/run/docker.sock");
        return new StackLoader(_ -> {})
                .load(LoadRequest.in(folder.toString(), environment).build());
    }

    private static Path checkout() {
        return Path.of("../..").toAbsolutePath().normalize();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "voting", "blog", "platform"})
    void are_rendered_as_written_down(String name) throws IOException {
        var rendering =
                new KubernetesRenderer().render(stack(name), RenderLayout.STREAM, new LocalFiles());
        var text = rendering.files().getFirst().text();
        var golden = RESOURCES.resolve(name + ".yaml");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(RESOURCES);
            Files.writeString(golden, text);
        }

        assertEquals(List.of(), rendering.refused());
        assertEquals(Files.readString(golden), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "voting", "blog", "platform"})
    void keep_to_the_schema_of_the_api(String name) {
        var problems = new ArrayList<String>();
        for (var object : KubernetesObjects.of(stack(name), new LocalFiles()).objects()) {
            problems.addAll(Schema.problems(object));
            problems.addAll(ObjectRules.problems(object));
        }

        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "voting", "blog", "platform"})
    void are_read_as_what_they_are(String name) {
        var objects = KubernetesObjects.of(stack(name), new LocalFiles()).objects();
        var files =
                new KubernetesRenderer()
                        .render(stack(name), RenderLayout.FILES, new LocalFiles())
                        .files();

        assertEquals(objects.size(), files.size());
        for (var i = 0; i < objects.size(); i++) {
            assertEquals(
                    new JsonMapper().readTree(CanonicalJson.of(objects.get(i).tree())),
                    new YAMLMapper().readTree(files.get(i).text()),
                    objects.get(i).toString());
        }
    }
}
