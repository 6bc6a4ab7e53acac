package io.stackctl.docker.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.transport.TlsSettings;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
        return new EngineLocator(TestSettings.of(environment)).locate();
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
                new EngineAddress.Tcp("::1", 2376, "", verified(config)),
                locate("DOCKER_HOST", "tcp://[::1]", "DOCKER_TLS_VERIFY", "1"));
    }

    private static Optional<TlsSettings> verified(Path folder) {
        return Optional.of(new TlsSettings(Optional.of(folder), true));
    }

    private void addContext(String host, boolean skipVerify) throws IOException {
        Path folder = Files.createDirectories(config.resolve("contexts/meta").resolve(FAR));
        Files.writeString(
                folder.resolve("meta.json"),
                "{\"Name\":\"far\",\"Endpoints\":{\"docker\":{\"Host\":\""
                        + host
                        + "\",\"SkipTLSVerify\":"
                        + skipVerify
                        + "}}}");
    }

    private Optional<TlsSettings> tlsOfContext(String... variables) {
        String[] all = Arrays.copyOf(variables, variables.length + 2);
        all[variables.length] = "DOCKER_CONTEXT";
        all[variables.length + 1] = "far";
        return ((EngineAddress.Tcp) locate(all)).tls();
    }

    @Test
    void a_context_with_certificates_asks_for_tls() throws IOException {
        addContext("tcp://far:2376", false);
        Path files =
                Files.createDirectories(
                        config.resolve("contexts/tls").resolve(FAR).resolve("docker"));

        assertEquals(verified(files), tlsOfContext());
    }

    @Test
    void a_context_that_skips_the_verification_asks_for_tls() throws IOException {
        addContext("tcp://far:2376", true);

        assertEquals(Optional.of(new TlsSettings(Optional.empty(), false)), tlsOfContext());
    }

    @Test
    void the_environment_s_wish_for_tls_holds_for_a_context_that_has_none() throws IOException {
        addContext("tcp://far:2376", false);
        assertEquals(Optional.empty(), tlsOfContext());

        Files.writeString(config.resolve("ca.pem"), "");
        assertEquals(verified(config), tlsOfContext("DOCKER_TLS_VERIFY", "1"));
    }

    @Test
    void tls_by_itself_is_with_whoever_answers() throws IOException {
        Files.writeString(config.resolve("ca.pem"), "");

        var alone = (EngineAddress.Tcp) locate("DOCKER_HOST", "tcp://h", "DOCKER_TLS", "1");
        var both =
                (EngineAddress.Tcp)
                        locate(
                                "DOCKER_HOST",
                                "tcp://h",
                                "DOCKER_TLS",
                                "1",
                                "DOCKER_TLS_VERIFY",
                                "1");

        assertEquals(Optional.of(new TlsSettings(Optional.of(config), false)), alone.tls());
        assertEquals(verified(config), both.tls());
    }

    @Test
    void https_is_never_plain() {
        var address = (EngineAddress.Tcp) locate("DOCKER_HOST", "https://h");

        assertEquals(Optional.of(new TlsSettings(Optional.empty(), true)), address.tls());
        assertEquals(2376, address.port());
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
        for (String address :
                List.of(
                        "ftp://h",
                        "h:2375",
                        "fd://3",
                        "npipe:////x",
                        "unix://",
                        "unix://run/docker.sock",
                        "tcp://",
                        "tcp://h:port",
                        "tcp://h:",
                        "tcp://h:0",
                        "tcp://h:+5",
                        "tcp://h:-5",
                        "tcp://h:65536",
                        "tcp://h:99999999999",
                        "tcp://[::1",
                        "tcp://[::1]2375",
                        "tcp://[name]:1",
                        "tcp://::1:2375",
                        "tcp://a b:2375",
                        "tcp://a\u001b[31mb:1",
                        "tcp://h?x",
                        "tcp://h/a b",
                        "tcp://-h",
                        "ssh://",
                        "ssh://ho st",
                        "ssh://-oProxyCommand=touch x",
                        "ssh://-oProxyCommand=x@host",
                        "ssh://@host",
                        "ssh://host?x",
                        "ssh://host/run/x?y",
                        "ssh://host:22:23",
                        "ssh://host\n",
                        "tcp://" + "h".repeat(300),
                        "tcp://" + "h".repeat(100_000))) {
            var refused =
                    assertThrows(
                            StackException.class, () -> locate("DOCKER_HOST", address), address);
            String message = String.valueOf(refused.getMessage());
            assertTrue(message.length() < 1200, address);
            assertTrue(message.chars().noneMatch(Character::isISOControl), address);
        }
    }

    @Test
    void a_password_is_refused_and_not_shown() {
        for (String address :
                List.of(
                        "tcp://me:hunter2@h:2375",
                        "ssh://me:hunter2@h",
                        "ssh://me:hunter2@h:port/x",
                        "ftp://me:hunter2@h",
                        "me:hunter2@h")) {
            var refused =
                    assertThrows(
                            StackException.class, () -> locate("DOCKER_HOST", address), address);
            String message = String.valueOf(refused.getMessage());
            assertFalse(message.contains("hunter2"), message);
            assertTrue(message.contains("me:***@h"), message);
        }
    }

    @Test
    void addresses_with_brackets_lose_them_for_ssh() {
        var address = (EngineAddress.Ssh) locate("DOCKER_HOST", "ssh://me@[2001:db8::1]:22");

        assertEquals("2001:db8::1", address.host());
        assertEquals("ssh://me@[2001:db8::1]:22", address.toString());
    }

    @Test
    void a_path_is_one_word_for_the_shell_over_there() {
        var address = (EngineAddress.Ssh) locate("DOCKER_HOST", "ssh://far/run/it's;touch $(id) y");

        assertTrue(
                address.command().contains("'unix:///run/it'\\''s;touch $(id) y'"),
                address.command().toString());
    }

    @Test
    void a_path_of_a_network_address_stands_in_front_of_every_call() {
        assertEquals("/engine", locate("DOCKER_HOST", "tcp://h:1/engine/").basePath());
        assertEquals("", locate("DOCKER_HOST", "tcp://h:1/").basePath());
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
