package io.stackctl.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transfers to and from a real registry that wants a login. */
@Timeout(600)
class RegistryIT {

    @TempDir private Path folder;

    /** An engine seen by a user with these client settings. */
    private DockerEngine engine(String settings) throws IOException {
        Path client = Files.createDirectories(folder.resolve("client"));
        Files.writeString(client.resolve("config.json"), settings);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_CONFIG", client.toString());
        return new DockerEngine(TestSettings.of(environment), notice -> {});
    }

    private static String settings(String registry, String pair) {
        String auth = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return "{\"auths\":{\"" + registry + "\":{\"auth\":\"" + auth + "\"}}}";
    }

    private static EngineFailure refusal(Runnable call) {
        return (EngineFailure) assertThrows(StackException.class, call::run).failure();
    }

    @Test
    void an_image_travels_there_and_back_for_whom_has_logged_in() throws Exception {
        try (var registry = new LocalRegistry(folder);
                var engine = engine(settings(registry.host(), "me:secret"))) {
            TestImage.ensure(engine);
            String reference = registry.host() + "/stackctl-it/travel:1";
            engine.images().tag(TestImage.NAME, reference);
            List<String> steps = new ArrayList<>();

            engine.images().push(reference, (part, status, done, total) -> steps.add(status));
            assertTrue(steps.contains("Pushed"), steps.toString());
            assertTrue(engine.images().remoteDigest(reference).startsWith("sha256:"));

            engine.images().remove(reference, false);
            assertFalse(engine.images().inspect(reference).isPresent());
            engine.images().pull(reference, "", (part, status, done, total) -> {});
            assertTrue(engine.images().inspect(reference).isPresent());
            engine.images().remove(reference, false);
        }
    }

    @Test
    void refusals_of_the_registry_say_what_to_do() throws Exception {
        try (var registry = new LocalRegistry(folder);
                var stranger = engine("{}")) {
            TestImage.ensure(stranger);
            String reference = registry.host() + "/stackctl-it/travel:2";

            var denied =
                    refusal(() ->
                            stranger.images()
                                    .pull(reference, "", (part, status, done, total) -> {}));
            assertEquals(Kind.UNAUTHORIZED, denied.kind(), denied.message());
            assertEquals("log in to the registry: docker login HOST", denied.remedy());

            try (var engine = engine(settings(registry.host(), "me:secret"))) {
                var absent =
                        refusal(() ->
                                engine.images()
                                        .pull(reference, "", (part, status, done, total) -> {}));
                assertEquals(Kind.NO_SUCH_IMAGE, absent.kind(), absent.message());
            }
        }
    }
}
