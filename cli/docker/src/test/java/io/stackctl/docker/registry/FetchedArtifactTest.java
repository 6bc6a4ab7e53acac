package io.stackctl.docker.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.host.ClientFolder;
import io.stackctl.docker.host.RegistryCredentials;
import io.stackctl.docker.json.Json;
import io.stackctl.failure.Failure.RegistryFailure;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.local.TestSettings;
import io.stackctl.registry.ArtifactReference;
import io.stackctl.registry.Descriptor;
import io.stackctl.registry.Digest;
import io.stackctl.registry.Manifest;
import io.stackctl.workflow.remote.FetchedDefinitions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry may do to whoever fetches a definition from it. */
class FetchedArtifactTest {

    private static final String BASIC =
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString("me:secret".getBytes(StandardCharsets.UTF_8));

    @TempDir private Path folder;
    private PretendRegistry registry;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        registry = new PretendRegistry();
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("DOCKER_CONFIG", folder.toString());
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private String fetch(String reference) {
        var settings = new Settings(environment, folder, folder, folder);
        var logins = new RegistryCredentials(ClientFolder.of(settings), settings);
        return new FetchedDefinitions(
                        settings, () -> new RegistryClient(settings, logins::login, Set.of()))
                .fetch("oci://" + reference);
    }

    private String shop() {
        return registry.host() + "/shop:1";
    }

    private String refusal() {
        return assertThrows(StackException.class, () -> fetch(shop())).failure().message();
    }

    private void loggedIn() throws IOException {
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}"
                        .formatted(registry.host(), BASIC.substring("Basic ".length())));
    }

    private static Path above(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    private static Set<String> names(Path copy) throws IOException {
        try (var files = Files.list(copy)) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void layers_become_files_as_compose_writes_them() throws IOException {
        var env = "A=1\n".getBytes(StandardCharsets.UTF_8);
        var layer =
                Descriptor.of(
                        "application/vnd.docker.compose.envfile",
                        env,
                        Map.of("com.docker.compose.envfile", "e.env"));
        registry.on("GET /v2/shop/blobs/" + layer.digest(), PretendRegistry.content(200, env));
        registry.offer(
                registry.definition("services: {a: {image: b}}\n", Map.of()),
                registry.definition("services: {a: {tty: true}}\n", Map.of()),
                registry.definition(
                        "x: 1\n",
                        Map.of(
                                "com.docker.compose.extends", "true",
                                "com.docker.compose.file", "base.yaml")),
                layer);

        var main = Path.of(fetch(shop()));

        assertEquals(
                "services: {a: {image: b}}\n\n---\nservices: {a: {tty: true}}\n",
                Files.readString(main));
        assertEquals("\n---\nx: 1\n", Files.readString(main.resolveSibling("base.yaml")));
        assertEquals("A=1\n", Files.readString(main.resolveSibling("e.env")));
        assertEquals(
                Set.of(".stackctl-files", "base.yaml", "compose.yaml", "e.env"),
                names(above(main)));
    }

    @Test
    void a_copy_that_compose_made_is_used_and_a_broken_one_is_not() throws IOException {
        registry.offer(registry.definition("services: {}\n", Map.of()));
        var main = Path.of(fetch(shop()));
        var asked = registry.requests.size();
        Files.delete(main.resolveSibling(".stackctl-files"));

        fetch(shop());
        assertTrue(
                registry.requests.subList(asked, registry.requests.size()).stream()
                        .noneMatch(request -> request.contains("/blobs/")));

        Files.writeString(main, "services");
        assertEquals("services: {}\n", Files.readString(Path.of(fetch(shop()))));
        assertEquals(2, names(above(above(main))).size());
    }

    @Test
    void what_a_tag_means_is_asked_each_time() throws IOException {
        registry.offer(registry.definition("services: {a: {image: one}}\n", Map.of()));
        assertTrue(Files.readString(Path.of(fetch(shop()))).contains("one"));
        registry.offer(registry.definition("services: {a: {image: two}}\n", Map.of()));

        assertTrue(Files.readString(Path.of(fetch(shop()))).contains("two"));
    }

    @Test
    void a_digest_that_was_fetched_needs_no_network() throws IOException {
        registry.offer(registry.definition("services: {}\n", Map.of()));
        var main = fetch(shop());
        var digest = above(Path.of(main)).getFileName();
        registry.close();

        assertEquals(main, fetch(registry.host() + "/shop@sha256:" + digest));
        var refused = assertThrows(StackException.class, () -> fetch(shop())).failure();
        assertTrue(
                refused.message().startsWith("registry " + registry.host() + ": "),
                refused.message());
        assertTrue(refused.remedy().contains("network"), refused.remedy());
    }

    @Test
    void an_index_leads_to_the_definition_in_it() throws IOException {
        registry.offer(registry.definition("services: {}\n", Map.of()));
        var inner = above(Path.of(fetch(shop()))).getFileName();
        var entry =
                new Descriptor(
                        Manifest.IMAGE,
                        "sha256:" + inner,
                        1,
                        "application/vnd.docker.compose.project",
                        Map.of());
        registry.offerManifest(index(List.of(entry)));

        assertEquals("services: {}\n", Files.readString(Path.of(fetch(shop()))));

        registry.offerManifest(index(List.of()));
        assertTrue(refusal().contains("doesn't refer to compose artifacts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "sha256:a b", "sha256:../../v2", "md5:00"})
    void what_is_no_digest_becomes_part_of_no_address(String digest) throws IOException {
        var type = "application/vnd.docker.compose.project";
        registry.offerManifest(
                index(List.of(new Descriptor(Manifest.IMAGE, digest, 1, type, Map.of()))));

        assertTrue(refusal().contains("invalid digest " + digest), refusal());
    }

    @ParameterizedTest
    @CsvSource({"sha256:a b, 1, invalid digest", "'', 1, invalid digest", "good, 0, 0 bytes"})
    void an_image_with_such_layers_is_not_copied(String digest, long size, String why)
            throws IOException {
        var named = digest.equals("good") ? "sha256:" + "0".repeat(64) : digest;
        registry.offerManifest(
                new Manifest(
                        Manifest.IMAGE,
                        "",
                        Optional.empty(),
                        List.of(new Descriptor("layer", named, size, "", Map.of())),
                        List.of(),
                        Optional.empty(),
                        Map.of()));
        var settings = new Settings(environment, folder, folder, folder);
        var client = new RegistryClient(settings, _ -> Json.emptyObject(), Set.of());
        var source = ArtifactReference.of(shop());

        var refused = assertThrows(StackException.class, () -> client.copy(source, source));

        assertTrue(refused.failure().message().contains(why), refused.failure().message());
    }

    @Test
    void an_image_of_a_kind_that_no_header_can_say_is_not_copied() throws IOException {
        registry.offerManifest(
                new Manifest(
                        "image\r\nX-Evil: 1",
                        "",
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Map.of()));
        var settings = new Settings(environment, folder, folder, folder);
        var client = new RegistryClient(settings, _ -> Json.emptyObject(), Set.of());
        var source = ArtifactReference.of(shop());

        var refused = assertThrows(StackException.class, () -> client.copy(source, source));

        assertTrue(
                refused.failure().message().startsWith("registry " + registry.host() + ": "),
                refused.failure().message());
    }

    private static Manifest index(List<Descriptor> manifests) {
        return new Manifest(
                Manifest.INDEX,
                "",
                Optional.empty(),
                List.of(),
                manifests,
                Optional.empty(),
                Map.of());
    }

    @Test
    void an_image_is_no_definition() {
        registry.offerManifest(
                new Manifest(
                        Manifest.IMAGE,
                        "",
                        Optional.of(
                                new Descriptor(
                                        "application/vnd.oci.image.config.v1+json",
                                        Digest.of(new byte[0]),
                                        0,
                                        "",
                                        Map.of())),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Map.of()));

        assertTrue(
                refusal()
                        .endsWith(
                                "is not a compose project OCI artifact, but"
                                        + " application/vnd.oci.image.config.v1+json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "a\\b", "..", ".ssh", "", "a\nb"})
    void no_file_is_written_elsewhere(String name) {
        registry.offer(
                registry.definition("services: {}\n", Map.of()),
                registry.definition(
                        "x: 1\n",
                        Map.of(
                                "com.docker.compose.extends",
                                "true",
                                "com.docker.compose.file",
                                name)));

        assertTrue(refusal().contains("invalid OCI artifact"), refusal());
        assertFalse(Files.exists(folder.resolve("cache")));
    }

    @Test
    void contents_that_are_not_what_was_promised_are_refused() throws IOException {
        var layer = registry.definition("services: {}\n", Map.of());
        registry.offer(layer);
        var blob = "GET /v2/shop/blobs/" + layer.digest();

        registry.on(blob, PretendRegistry.text(200, "services: {"));
        assertTrue(refusal().contains("size mismatch: expected 13 bytes, got 11"), refusal());
        registry.on(blob, PretendRegistry.text(200, "services: []\n"));
        assertTrue(refusal().contains("blob digest mismatch: expected sha256:"), refusal());
        registry.on(blob, PretendRegistry.content(200, new byte[200_000]));
        assertTrue(refusal().contains("registry 127.0.0.1"), refusal());
        registry.on(
                blob,
                exchange -> {
                    exchange.sendResponseHeaders(200, 13);
                    exchange.getResponseBody().write('s');
                    exchange.getResponseBody().flush();
                });
        assertTrue(refusal().contains("registry 127.0.0.1"), refusal());
        assertEquals(Set.of(), names(folder.resolve("cache/docker-compose")));
    }

    @Test
    void a_manifest_that_is_not_the_one_of_its_digest_is_refused() {
        var digest = "sha256:" + "0".repeat(64);
        registry.on(
                "GET /v2/shop/manifests/" + digest,
                PretendRegistry.text(200, "{\"schemaVersion\":2}"));

        var refused =
                assertThrows(
                        StackException.class, () -> fetch(registry.host() + "/shop@" + digest));
        assertTrue(refused.failure().message().contains("manifest digest mismatch"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{\"schemaVersion\":1}",
                "{\"schemaVersion\":2,\"layers\":{}}",
                "{\"schemaVersion\":2,\"layers\":[{\"size\":\"x\"}]}",
                "\u00ff"
            })
    void a_manifest_that_makes_no_sense_is_refused(String content) {
        registry.on(
                "GET /v2/shop/manifests/1",
                PretendRegistry.content(200, content.getBytes(StandardCharsets.ISO_8859_1)));

        assertTrue(refusal().contains("the manifest makes no sense"), refusal());
    }

    @Test
    void too_much_is_not_read() {
        registry.on(
                "GET /v2/shop/manifests/1",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    var blank = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
                    for (var i = 0; i < 100; i++) {
                        exchange.getResponseBody().write(blank);
                    }
                });
        assertTrue(refusal().startsWith("registry 127.0.0.1"), refusal());

        registry.offer(
                new Descriptor(
                        "application/vnd.docker.compose.file+yaml",
                        Digest.of(new byte[0]),
                        17L * 1024 * 1024,
                        "",
                        Map.of()));
        assertTrue(refusal().contains("it is too big for a definition"), refusal());

        registry.offer(
                new Descriptor(
                        "application/vnd.docker.compose.file+yaml",
                        Digest.of(new byte[0]),
                        -1,
                        "",
                        Map.of()));
        assertTrue(refusal().contains("it is too big for a definition"), refusal());
    }

    @Test
    void who_may_not_is_told_so() {
        var manifest = "GET /v2/shop/manifests/1";
        registry.on(
                manifest,
                PretendRegistry.guarded(
                        "Basic realm=\"x\"", BASIC, PretendRegistry.text(200, "{}")));
        var failure =
                (RegistryFailure) assertThrows(StackException.class, () -> fetch(shop())).failure();
        assertEquals(401, failure.status());
        assertTrue(failure.message().endsWith("wants to know who asks: who are you?"));
        assertTrue(failure.remedy().endsWith("docker login " + registry.host()));

        registry.on(manifest, PretendRegistry.text(403, "<html>no</html>"));
        assertTrue(refusal().endsWith("forbids it"), refusal());
        registry.on(manifest, PretendRegistry.text(404, "{\"errors\":[{\"message\":\"gone\"}]}"));
        assertTrue(refusal().endsWith("does not have it: gone"), refusal());
        registry.on(manifest, PretendRegistry.text(500, "{\"errors\":1}"));
        assertTrue(refusal().endsWith("answers 500"), refusal());
    }

    @Test
    void a_password_is_shown_when_it_is_asked_for() throws IOException {
        loggedIn();
        registry.offer(registry.definition("services: {}\n", Map.of()));
        var offered = new PretendRegistry.Answer[1];
        var layers = registry.definition("services: {}\n", Map.of());
        registry.offer(layers);
        var content =
                ManifestJson.write(
                        new Manifest(
                                Manifest.IMAGE,
                                "application/vnd.docker.compose.project",
                                Optional.empty(),
                                List.of(layers),
                                List.of(),
                                Optional.empty(),
                                Map.of()));
        offered[0] = PretendRegistry.text(200, content);
        registry.on(
                "GET /v2/shop/manifests/1",
                PretendRegistry.guarded("Basic realm=\"x\"", BASIC, offered[0]));

        fetch(shop());

        assertEquals(
                List.of(
                        "GET /v2/",
                        "GET /v2/shop/manifests/1",
                        "GET /v2/shop/manifests/1 " + BASIC),
                registry.requests.subList(0, 3));
    }

    @Test
    void a_token_is_fetched_for_a_password() throws IOException {
        loggedIn();
        var layer = registry.definition("services: {}\n", Map.of());
        registry.offer(layer);
        var content =
                ManifestJson.write(
                        new Manifest(
                                Manifest.IMAGE,
                                "application/vnd.docker.compose.project",
                                Optional.empty(),
                                List.of(layer),
                                List.of(),
                                Optional.empty(),
                                Map.of()));
        registry.on("GET /token", PretendRegistry.text(200, "{\"access_token\":\"t0ken\"}"));
        registry.on(
                "GET /v2/shop/manifests/1",
                PretendRegistry.guarded(
                        "Bearer realm=\"http://"
                                + registry.host()
                                + "/token\",service=\"the, registry\",scope=\"repository:shop:pull\"",
                        "Bearer t0ken",
                        PretendRegistry.text(200, content)));

        fetch(shop());

        assertTrue(
                registry.requests.contains(
                        "GET /token?service=the%2C+registry&scope=repository%3Ashop%3Apull "
                                + BASIC),
                registry.requests.toString());
        // The token is good for the contents as well.
        assertTrue(
                registry.requests.contains(
                        "GET /v2/shop/blobs/" + layer.digest() + " Bearer t0ken"));
    }

    @Test
    void a_token_server_that_gives_none_is_named() throws IOException {
        loggedIn();
        registry.on(
                "GET /v2/shop/manifests/1",
                PretendRegistry.guarded(
                        "Bearer realm=\"http://" + registry.host() + "/token\"",
                        "",
                        PretendRegistry.text(200, "")));
        for (var answer : List.of("{}", "{\"token\":\"a b\"}", "{\"token\":{}}", "<html>")) {
            registry.on("GET /token", PretendRegistry.text(200, answer));
            assertTrue(refusal().startsWith("registry 127.0.0.1"), refusal());
        }
        registry.on("GET /token", PretendRegistry.text(403, ""));
        assertTrue(refusal().endsWith("its token server 127.0.0.1 answers 403"), refusal());
    }

    @Test
    void nobody_else_is_told_who_asks() throws IOException {
        loggedIn();
        try (var elsewhere = new PretendRegistry()) {
            var layer = registry.definition("services: {}\n", Map.of());
            var content = "services: {}\n";
            registry.offer(layer);
            var path = "/v2/shop/blobs/" + layer.digest();
            registry.on(
                    "GET " + path,
                    PretendRegistry.guarded(
                            "Basic realm=\"x\"",
                            BASIC,
                            PretendRegistry.redirect("http://" + elsewhere.host() + "/blob")));
            elsewhere.on("GET /blob", PretendRegistry.text(200, content));

            fetch(shop());

            assertTrue(registry.requests.contains("GET " + path + " " + BASIC));
            assertEquals(List.of("GET /blob"), elsewhere.requests);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/shop/manifests/1", "ftp://127.0.0.1/x", "http:", "::", ""})
    void a_redirect_that_leads_nowhere_ends(String target) {
        registry.on("GET /v2/shop/manifests/1", PretendRegistry.redirect(target));

        assertTrue(refusal().startsWith("registry 127.0.0.1"), refusal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.300",
                "registry..example",
                "a-.example",
                "[::::]:5000",
                "localhost:99999"
            })
    void a_host_that_can_have_no_address_is_named(String host) {
        var refused = assertThrows(StackException.class, () -> fetch(host + "/shop:1")).failure();

        assertTrue(refused.message().startsWith("registry " + host + ": "), refused.message());
    }

    @Test
    void a_registry_elsewhere_is_asked_with_tls_alone() {
        var settings = TestSettings.in(folder, environment);
        var exchange = new RegistryExchange(settings);
        var addresses = new RegistryAddresses(exchange, Set.of("plain.example:5000"));

        assertEquals("https://registry.example", addresses.of("registry.example").toString());
        assertEquals("https://127.0.0.1.example", addresses.of("127.0.0.1.example").toString());
        assertEquals("http://plain.example:5000", addresses.of("plain.example:5000").toString());
        assertEquals("https://registry-1.docker.io", addresses.of("docker.io").toString());
        assertEquals("http://" + registry.host(), addresses.of(registry.host()).toString());
    }

    @Test
    void the_users_switch_counts() {
        environment.put("COMPOSE_EXPERIMENTAL_OCI_REMOTE", "0");

        assertEquals(
                "OCI remote resource is disabled by \"COMPOSE_EXPERIMENTAL_OCI_REMOTE\"",
                refusal());
        assertEquals(List.of(), registry.requests);
    }
}
