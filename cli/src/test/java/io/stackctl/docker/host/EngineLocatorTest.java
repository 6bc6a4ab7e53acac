package io.stackctl.docker.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which engine the environment means. */
class EngineLocatorTest {

    /** SHA-256 of {@code far}, which names the folders of that context. */
    private static final String FAR =
            "512eea46ceb3921dff4363c7069d89d4964d1d9fccaa0f411851a7aa60a5c868";

    @TempDir private Path config;

    private EngineAddress locate(String... variables) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DOCKER_CONFIG", config.toString());
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return new EngineLocator(environment).locate();
    }

    private void addContext(String hash, String host) throws IOException {
        Path folder = Files.createDirectories(config.resolve("contexts/meta").resolve(hash));
        Files.writeString(
                folder.resolve("meta.json"),
                "{\"Name\":\"far\",\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"}}}");
    }

    @Test
    void without_any_hint_it_is_the_usual_socket() {
        assertEquals("unix:///var/run/docker.sock", locate().toString());
    }

    @Test
    void the_host_variable_wins_over_contexts() throws IOException {
        addContext(FAR, "tcp://far:2375");

        assertEquals(
                "unix:///run/other.sock",
                locate("DOCKER_HOST", "unix:///run/other.sock", "DOCKER_CONTEXT", "far")
                        .toString());
        assertEquals("tcp://far:2375", locate("DOCKER_CONTEXT", "far").toString());
    }

    @Test
    void the_client_s_current_context_is_followed() throws IOException {
        addContext(FAR, "ssh://me@far:2222/run/d.sock");
        Files.writeString(config.resolve("config.json"), "{\"currentContext\":\"far\"}");

        var address = (EngineAddress.Ssh) locate();
        assertEquals(
                List.of(
                        "ssh",
                        "-o",
                        "ConnectTimeout=30",
                        "-T",
                        "-l",
                        "me",
                        "-p",
                        "2222",
                        "--",
                        "far",
                        "docker",
                        "--host",
                        "unix:///run/d.sock",
                        "system",
                        "dial-stdio"),
                address.command());
        assertEquals("ssh://me@far:2222/run/d.sock", address.toString());
    }

    @Test
    void ports_have_their_usual_values() throws IOException {
        assertEquals("tcp://h:2375", locate("DOCKER_HOST", "tcp://h").toString());
        Files.writeString(config.resolve("ca.pem"), "");
        assertEquals(
                new EngineAddress.Tcp("[::1]", 2376, Optional.of(config)),
                locate("DOCKER_HOST", "tcp://[::1]", "DOCKER_TLS_VERIFY", "1"));
    }

    @Test
    void tls_without_keys_says_where_they_were_looked_for() {
        var refused =
                assertThrows(
                        StackException.class,
                        () -> locate("DOCKER_HOST", "tcp://h", "DOCKER_TLS_VERIFY", "1"));
        assertEquals(
                "TLS is asked for, but " + config.resolve("ca.pem") + " cannot be read",
                refused.getMessage());
    }

    @Test
    void an_unknown_context_is_named() {
        var refused = assertThrows(StackException.class, () -> locate("DOCKER_CONTEXT", "nowhere"));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .startsWith("there is no Docker context 'nowhere'"));
    }

    @Test
    void an_address_of_no_known_kind_is_refused() {
        for (String address : List.of("ftp://h", "h:2375", "tcp://", "tcp://h:port")) {
            assertThrows(StackException.class, () -> locate("DOCKER_HOST", address), address);
        }
    }

    @Test
    void settings_that_are_not_json_are_named() throws IOException {
        Files.writeString(config.resolve("config.json"), "{\"currentContext\": nonsense}");

        var refused = assertThrows(StackException.class, () -> locate());
        assertTrue(
                String.valueOf(refused.getMessage())
                        .startsWith(config.resolve("config.json") + " cannot be read: "));
    }
}
