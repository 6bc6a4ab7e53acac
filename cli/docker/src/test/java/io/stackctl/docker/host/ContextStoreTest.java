package io.stackctl.docker.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.EngineContexts.Draft;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store of Docker's client. Texts in files are those of its version 28.2. */
class ContextStoreTest {

    /** SHA-256 of {@code far}. */
    private static final String FAR =
            "contexts/meta/512eea46ceb3921dff4363c7069d89d4964d1d9fccaa0f411851a7aa60a5c868";

    private static final String FAR_TLS =
            "contexts/tls/512eea46ceb3921dff4363c7069d89d4964d1d9fccaa0f411851a7aa60a5c868/docker/";

    @TempDir private Path config;
    @TempDir private Path elsewhere;

    private ContextStore store(String... variables) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DOCKER_CONFIG", config.toString());
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return new ContextStore(TestSettings.in(elsewhere, environment));
    }

    private static Draft draft(String... endpoint) {
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < endpoint.length; i += 2) {
            said.put(endpoint[i], endpoint[i + 1]);
        }
        return new Draft(Optional.empty(), Optional.empty(), said);
    }

    @Test
    void a_context_is_written_byte_for_byte_as_the_client_does() throws IOException {
        var said = Map.of("host", "ssh://root@127.0.0.1:22922");
        store().create("far", new Draft(Optional.of("a <far> one"), Optional.empty(), said));
        store().use("far");

        assertEquals(
                "{\"Name\":\"far\",\"Metadata\":{\"Description\":\"a \\u003cfar\\u003e one\"},"
                        + "\"Endpoints\":{\"docker\":{\"Host\":\"ssh://root@127.0.0.1:22922\","
                        + "\"SkipTLSVerify\":false}}}",
                text(FAR + "/meta.json"));
        assertEquals("{\n\t\"auths\": {},\n\t\"currentContext\": \"far\"\n}", text("config.json"));
        assertEquals("rw-r--r--", mode(FAR + "/meta.json"));
        assertEquals("rw-------", mode("config.json"));
        assertEquals("far", store().current());
    }

    @Test
    void certificates_are_kept_for_their_owner_and_copied_with_the_engine() throws IOException {
        String pem = "-----BEGIN CERTIFICATE-----\n";
        Files.writeString(elsewhere.resolve("c.pem"), pem);
        store().create(
                        "first",
                        draft("host", "tcp://h:1", "ca", "c.pem", "cert", "c.pem", "key", "c.pem"));
        store().create("far", new Draft(Optional.empty(), Optional.of("first"), Map.of()));

        for (String file : List.of("ca.pem", "cert.pem", "key.pem")) {
            assertEquals(pem, text(FAR_TLS + file));
            assertEquals("rw-------", mode(FAR_TLS + file));
        }
        assertEquals("rwx------", mode(FAR_TLS));
        assertTrue(store().inspection("far").contains("\"cert.pem\""));
        assertEquals(
                "tcp://h:1",
                new EngineLocator(
                                TestSettings.of(
                                        Map.of(
                                                "DOCKER_CONFIG",
                                                config.toString(),
                                                "DOCKER_CONTEXT",
                                                "far")))
                        .locate()
                        .toString());
    }

    @Test
    void what_else_the_client_s_settings_have_stays() throws IOException {
        store().create("far", draft("host", "tcp://h:1"));
        Path file = config.resolve("config.json");
        Files.writeString(file, "{\"auths\":{\"r\":{\"auth\":\"x\"}},\"odd\":1.50}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        store().use("far");
        store().use("default");

        assertEquals(
                "{\n\t\"auths\": {\n\t\t\"r\": {\n\t\t\t\"auth\": \"x\"\n\t\t}\n\t},\n\t\"odd\":"
                        + " 1.50\n}",
                text("config.json"));
        assertEquals("rw-r-----", mode("config.json"));
    }

    @Test
    void one_that_is_removed_is_neither_there_nor_in_use() throws IOException {
        Files.writeString(elsewhere.resolve("c.pem"), "-----BEGIN CERTIFICATE-----\n");
        store().create("far", draft("host", "tcp://h:1", "ca", "c.pem"));
        store().use("far");

        store().remove("far");

        assertFalse(Files.exists(config.resolve(FAR)));
        assertFalse(Files.exists(config.resolve(FAR_TLS).getParent()));
        assertEquals("default", store().current());
        assertEquals(1, store().all().size());
    }

    @Test
    void variables_say_more_than_the_settings() {
        store().create("far", draft("host", "tcp://h:1"));
        store().use("far");

        assertEquals("default", store("DOCKER_HOST", "tcp://other:1").current());
        assertEquals("near", store("DOCKER_CONTEXT", "near").current());
        assertEquals("tcp://other:1", store("DOCKER_HOST", "tcp://other:1").all().get(0).host());
    }

    @Test
    void no_link_is_followed_in_the_store_and_none_is_replaced() throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret"), "{}");
        store().create("far", draft("host", "tcp://h:1"));
        Files.createSymbolicLink(config.resolve("config.json"), secret);

        assertRefused("config.json is no regular file", () -> store().use("far"));
        assertEquals("{}", Files.readString(secret));

        Files.delete(config.resolve("config.json"));
        Path metas = config.resolve("contexts/meta");
        Files.move(metas, elsewhere.resolve("meta"));
        Files.createSymbolicLink(metas, elsewhere.resolve("meta"));
        assertRefused("contexts/meta", () -> store().create("other", draft("host", "tcp://h:1")));
        assertRefused("contexts/meta", () -> store().remove("far"));
        assertTrue(Files.exists(elsewhere.resolve("meta").resolve(Path.of(FAR).getFileName())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b", "../..", "-a", "a b", "default", "ä1"})
    void names_are_those_that_the_client_takes(String name) {
        assertThrows(StackException.class, () -> store().create(name, draft("host", "tcp://h:1")));
        assertFalse(Files.exists(config.resolve("contexts")));
    }

    @Test
    void what_makes_no_sense_is_refused_before_anything_is_written() throws IOException {
        Files.writeString(elsewhere.resolve("no.pem"), "nothing");
        assertRefused("unrecognized config key: ho", () -> store().create("far", draft("ho", "")));
        assertRefused("is not the address", () -> store().create("far", draft("host", "x")));
        assertRefused("no.pem", () -> store().create("far", tls("ca", "no.pem")));
        assertRefused("missing.pem", () -> store().create("far", tls("ca", "missing.pem")));
        assertRefused("neither true", () -> store().create("far", tls("skip-tls-verify", "x")));
        assertRefused("does not exist", () -> store().create("far", draft("from", "nobody")));
        assertRefused("cannot be removed", () -> store().remove("default"));
        assertFalse(Files.exists(config.resolve("contexts")));
    }

    private static Draft tls(String key, String value) {
        return draft("host", "tcp://h:1", key, value);
    }

    private static void assertRefused(String words, Runnable action) {
        var refused = assertThrows(StackException.class, action::run);
        var message = refused.failure().message();
        assertTrue(message.contains(words), message);
    }

    private String text(String name) throws IOException {
        return Files.readString(config.resolve(name));
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(config.resolve(name)));
    }
}
