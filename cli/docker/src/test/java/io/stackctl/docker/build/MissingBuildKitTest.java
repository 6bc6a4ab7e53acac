package io.stackctl.docker.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.PretendEngine;
import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.engine.Builds.Secret;
import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import io.stackctl.model.BuildDefinition;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds by an engine that has the classic builder only, as Podman does. */
class MissingBuildKitTest {

    private static final String ANSWER =
            """
            {"stream": "Step 1/1 : FROM scratch\\n"}
            {"aux": {"ID": "sha256:0a1b"}}
            {"stream": "Successfully built 0a1b\\n"}
            """;

    @TempDir Path folder;
    private PretendEngine podman;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        podman = PretendEngine.podman().answering("POST /build", 200, ANSWER);
    }

    @AfterEach
    void end() {
        podman.close();
    }

    @Test
    void the_classic_builder_builds_where_nobody_insists_on_another() {
        assertEquals("sha256:0a1b", build(Map.of(), List.of()));
        assertEquals(List.of("POST /session", "POST /build"), podman.calls());
    }

    @Test
    void who_asks_for_buildkit_learns_that_there_is_none() {
        assertEquals(
                "DOCKER_BUILDKIT asks for BuildKit, which this engine has not",
                refusal(Map.of("DOCKER_BUILDKIT", "1"), List.of()));
    }

    @Test
    void what_only_buildkit_does_is_refused() {
        assertEquals(
                "the classic builder doesn't support secrets, and this engine has no BuildKit",
                refusal(
                        Map.of(),
                        List.of(new Secret("key", Optional.empty(), "x", Optional.empty()))));
        assertFalse(podman.calls().contains("POST /build"));
    }

    @Test
    void an_engine_that_has_trouble_with_its_builder_says_so() {
        podman.answering("POST /session", 500, "{\"message\": \"the builder is down\"}");

        assertEquals(
                "Error response from daemon: the builder is down", refusal(Map.of(), List.of()));
    }

    @Test
    void an_engine_may_have_proxies_of_its_own() throws IOException {
        Files.writeString(
                folder.resolve("config.json"),
                """
                {"proxies": {"default": {"httpProxy": "http://near:1"},
                             "%s": {"httpsProxy": "http://far:1"}}}
                """
                        .formatted(podman.address()));

        build(Map.of("DOCKER_CONFIG", folder.toString()), List.of());

        var query = podman.asked().getLast().query();
        assertTrue(query.contains("\"https_proxy\":\"http://far:1\""), query);
        assertFalse(query.contains("near"), query);
    }

    private String refusal(Map<String, String> variables, List<Secret> secrets) {
        var refused = assertThrows(StackException.class, () -> build(variables, secrets));
        return String.valueOf(refused.getMessage());
    }

    private String build(Map<String, String> variables, List<Secret> secrets) {
        var definition =
                Mapping.empty(Location.NONE)
                        .with("context", text(folder.toString()))
                        .with("dockerfile", text("Dockerfile"));
        var spec =
                new BuildSpec(
                        new BuildDefinition(definition),
                        List.of("shop:1"),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        secrets,
                        "",
                        false,
                        false,
                        0);
        try (var engine = podman.engine(variables)) {
            return engine.builds().build(spec, _ -> {}).value();
        }
    }

    private static Scalar text(String value) {
        return new Scalar.Text(value, Location.NONE);
    }
}
