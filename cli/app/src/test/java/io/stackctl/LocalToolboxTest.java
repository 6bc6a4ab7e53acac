package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.local.TestSettings;
import io.stackctl.workflow.EngineChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalToolboxTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("DOCKER_HOST", "unix:///theirs", "DOCKER_CONTEXT", "theirs");

    @Test
    void a_host_on_the_command_line_beats_the_environment() {
        assertEquals(
                "unix:///ours",
                LocalToolbox.chosen(ENVIRONMENT, choice("unix:///ours", "")).get("DOCKER_HOST"));
    }

    @Test
    void a_context_on_the_command_line_beats_a_host_in_the_environment() {
        assertEquals(
                Map.of("DOCKER_CONTEXT", "ours"),
                LocalToolbox.chosen(ENVIRONMENT, choice("", "ours")));
    }

    @Test
    void what_docker_s_client_is_set_to_is_read_where_its_settings_are(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"psFormat\": \"{{.ID}}\"}");
        var toolbox =
                new LocalToolbox(
                        TestSettings.of(Map.of("DOCKER_CONFIG", folder.toString())),
                        new Signals(),
                        Optional.empty());

        assertEquals("{{.ID}}", toolbox.clientSetting("psFormat"));
        assertEquals("", toolbox.clientSetting("detachKeys"));
    }

    @Test
    void the_default_context_is_what_the_environment_s_host_says() {
        assertEquals(
                Map.of("DOCKER_HOST", "unix:///theirs", "DOCKER_CONTEXT", "default"),
                LocalToolbox.chosen(ENVIRONMENT, choice("", "default")));
    }

    @Test
    void tls_is_switched_on_and_off() {
        assertEquals(
                Map.of("DOCKER_CONFIG", "/settings", "DOCKER_TLS_VERIFY", "1"),
                LocalToolbox.chosen(
                        Map.of("DOCKER_TLS", "1", "DOCKER_TLS_VERIFY", "1"),
                        tls(Optional.of(false), Optional.empty())));
        assertEquals(
                Map.of("DOCKER_CONFIG", "/settings", "DOCKER_TLS", "1", "DOCKER_TLS_VERIFY", "1"),
                LocalToolbox.chosen(Map.of(), tls(Optional.empty(), Optional.of(true))));
    }

    @Test
    void to_say_that_certificates_do_not_count_asks_for_tls() {
        assertEquals(
                Map.of("DOCKER_CONFIG", "/settings", "DOCKER_TLS", "1"),
                LocalToolbox.chosen(
                        Map.of("DOCKER_TLS_VERIFY", "1"),
                        tls(Optional.empty(), Optional.of(false))));
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

    private static EngineChoice choice(String host, String context) {
        return new EngineChoice(
                Optional.of(host).filter(text -> !text.isEmpty()),
                Optional.of(context).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
