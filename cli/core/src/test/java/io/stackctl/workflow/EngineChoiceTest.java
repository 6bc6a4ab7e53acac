package io.stackctl.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.local.TestSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineChoiceTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("DOCKER_HOST", "unix:///theirs", "DOCKER_CONTEXT", "theirs");

    @Test
    void a_host_on_the_command_line_beats_the_environment() {
        assertEquals(
                "unix:///ours",
                EngineChoice.ofHost("unix:///ours").variables(ENVIRONMENT).get("DOCKER_HOST"));
    }

    @Test
    void a_context_on_the_command_line_beats_a_host_in_the_environment() {
        assertEquals(
                Map.of("DOCKER_CONTEXT", "ours"),
                EngineChoice.NONE.towards("ours").variables(ENVIRONMENT));
    }

    @Test
    void the_default_context_is_what_the_environment_s_host_says() {
        assertEquals(
                Map.of("DOCKER_HOST", "unix:///theirs", "DOCKER_CONTEXT", "default"),
                EngineChoice.NONE.towards("default").variables(ENVIRONMENT));
    }

    @Test
    void tls_is_switched_on_and_off() {
        assertEquals(
                Map.of("DOCKER_CONFIG", "/settings", "DOCKER_TLS_VERIFY", "1"),
                tls(Optional.of(false), Optional.empty())
                        .variables(Map.of("DOCKER_TLS", "1", "DOCKER_TLS_VERIFY", "1")));
        assertEquals(
                Map.of("DOCKER_CONFIG", "/settings", "DOCKER_TLS", "1", "DOCKER_TLS_VERIFY", "1"),
                tls(Optional.empty(), Optional.of(true)).variables(Map.of()));
    }

    @Test
    void files_for_tls_lie_where_relative_paths_start() {
        var choice =
                new EngineChoice(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("ours/ca.pem"),
                        Optional.empty(),
                        Optional.of("/key.pem"));
        var settings = TestSettings.of(Map.of());

        assertEquals(
                Map.of(
                        "ca.pem",
                        settings.workingDirectory().resolve("ours/ca.pem"),
                        "key.pem",
                        Path.of("/key.pem")),
                choice.tlsFiles(settings));
    }

    @Test
    void to_say_that_certificates_do_not_count_asks_for_tls() {
        assertEquals(
                Map.of("DOCKER_CONFIG", "/settings", "DOCKER_TLS", "1"),
                tls(Optional.empty(), Optional.of(false))
                        .variables(Map.of("DOCKER_TLS_VERIFY", "1")));
    }

    private static EngineChoice tls(Optional<Boolean> tls, Optional<Boolean> verified) {
        return new EngineChoice(
                Optional.empty(),
                Optional.empty(),
                Optional.of("/settings"),
                tls,
                verified,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
