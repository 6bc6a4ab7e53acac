package io.stackctl.docker.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.ConfigText;
import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.LocalRegistry;
import io.stackctl.docker.host.ClientFolder;
import io.stackctl.docker.host.RegistryCredentials;
import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.Failure.RegistryFailure;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.model.Stack;
import io.stackctl.registry.ArtifactReference;
import io.stackctl.registry.Descriptor;
import io.stackctl.registry.Digest;
import io.stackctl.registry.Manifest;
import io.stackctl.registry.Registry;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.publish.Publish;
import io.stackctl.workflow.publish.PublishRequest;
import io.stackctl.workflow.remote.FetchedDefinitions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Definitions that are put into a real registry, and read from it. */
@Timeout(600)
class PublishedStackIT {

    @TempDir private Path folder;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void write() throws IOException {
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("DOCKER_CONFIG", folder.toString());
        var shop = Files.createDirectories(folder.resolve("shop/inc"));
        Files.writeString(shop.resolve("db.yaml"), "services: {db: {image: 'db:1'}}\n");
        Files.writeString(folder.resolve("shop/base.yaml"), "services: {b: {image: 'b:1'}}\n");
        Files.writeString(folder.resolve("shop/web.env"), "A=1\n");
        Files.writeString(
                folder.resolve("shop/compose.yaml"),
                """
                name: shop
                include: [inc/db.yaml]
                services:
                  web: {extends: {file: base.yaml, service: b}, env_file: web.env}
                """);
    }

    private Settings settings() {
        return new Settings(environment, folder, folder, folder);
    }

    private Registry registry() {
        var logins = new RegistryCredentials(ClientFolder.of(settings()), settings());
        return new RegistryClient(settings(), logins::login, Set.of());
    }

    private void loggedIn(LocalRegistry registry, String pair) throws IOException {
        var auth = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(registry.host(), auth));
    }

    private Stack load(String file) {
        return new StackLoader(_ -> {})
                .load(
                        LoadRequest.in(folder.resolve("shop").toString(), environment)
                                .files(List.of(file))
                                .remotes(new FetchedDefinitions(settings(), this::registry))
                                .build());
    }

    private void publish(String target, String version, boolean images) {
        var around =
                new Surroundings(
                        new FakeEngine(),
                        settings(),
                        _ -> {},
                        _ -> true,
                        Interruption.never(),
                        false);
        new Publish(around, registry())
                .run(
                        load("compose.yaml"),
                        environment,
                        PublishRequest.of(target, version, images, false, true));
    }

    private RegistryFailure refusal(Runnable call) {
        return (RegistryFailure) assertThrows(StackException.class, call::run).failure();
    }

    @Test
    void a_definition_travels_there_and_back_with_all_that_it_refers_to() throws Exception {
        try (var registry = LocalRegistry.openToAll(folder)) {
            for (var version : List.of("", "1.0", "1.1")) {
                var target = registry.host() + "/team/shop:v" + version;

                publish(target, version, false);

                assertEquals(
                        ConfigText.yaml(load("compose.yaml")),
                        ConfigText.yaml(load("oci://" + target)));
            }
        }
    }

    @Test
    void a_tag_that_was_moved_is_followed_and_a_digest_stays() throws Exception {
        String target;
        String pinned;
        try (var registry = LocalRegistry.openToAll(folder)) {
            target = registry.host() + "/shop:1";
            publish(target, "", false);
            var digest = registry().manifest(ArtifactReference.of(target)).descriptor().digest();
            pinned = "oci://" + registry.host() + "/shop@" + digest;
            Files.writeString(folder.resolve("shop/base.yaml"), "services: {b: {image: 'b:2'}}\n");
            publish(target, "", false);

            assertTrue(ConfigText.yaml(load("oci://" + target)).contains("b:2"));
            assertTrue(ConfigText.yaml(load(pinned)).contains("b:1"));
        }

        assertTrue(ConfigText.yaml(load(pinned)).contains("b:1"));
        assertEquals(0, refusal(() -> load("oci://" + target)).status());
    }

    @Test
    void a_registry_with_a_login_lets_in_whom_it_knows() throws Exception {
        try (var registry = new LocalRegistry(folder)) {
            var target = registry.host() + "/shop:1";

            assertEquals(401, refusal(() -> publish(target, "", false)).status());
            loggedIn(registry, "me:wrong");
            assertEquals(401, refusal(() -> publish(target, "", false)).status());
            loggedIn(registry, "me:secret");
            publish(target, "", false);
            assertEquals("shop", load("oci://" + target).name().value());
            assertEquals(404, refusal(() -> load("oci://" + registry.host() + "/shop:2")).status());

            Files.delete(folder.resolve("config.json"));
            var refused = refusal(() -> load("oci://" + target));
            assertEquals(401, refused.status());
            assertTrue(refused.remedy().contains("docker login " + registry.host()));
        }
    }

    @Test
    void an_image_is_copied_with_its_layers() throws Exception {
        try (var registry = LocalRegistry.openToAll(folder)) {
            var source = ArtifactReference.of(registry.host() + "/base/b:1");
            var target = ArtifactReference.of(registry.host() + "/shop:1");
            var calls = registry();
            byte[] config = {'{', '}'};
            var layer = new byte[100_000];
            calls.putBlob(source, config);
            calls.putBlob(source, layer);
            var image =
                    calls.putManifest(
                            source,
                            new Manifest(
                                    Manifest.IMAGE,
                                    "",
                                    Optional.of(
                                            Descriptor.of(
                                                    "application/vnd.oci.image.config.v1+json",
                                                    config,
                                                    Map.of())),
                                    List.of(
                                            Descriptor.of(
                                                    "application/vnd.oci.image.layer.v1.tar",
                                                    layer,
                                                    Map.of())),
                                    List.of(),
                                    Optional.empty(),
                                    Map.of()));

            var copy = calls.copy(source, target);

            assertEquals(image.digest(), copy.digest());
            var there = calls.manifest(target.at(copy.digest())).manifest().layers().getFirst();
            assertEquals(Digest.of(layer), there.digest());
            assertEquals(layer.length, calls.blob(target, there).length);
            assertFalse(calls.manifest(source).manifest().isIndex());
        }
    }
}
