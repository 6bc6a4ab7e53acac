package io.stackctl.workflow.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.ConfigText;
import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.model.Stack;
import io.stackctl.registry.ArtifactReference;
import io.stackctl.registry.FakeRegistry;
import io.stackctl.registry.Manifest;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.remote.FetchedDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishTest {

    private static final String TARGET = "registry.example/shop:1";

    @TempDir private Path folder;
    private FakeRegistry registry = new FakeRegistry();
    private final FakeEngine engine = new FakeEngine();
    private final List<String> questions = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private boolean answer = true;
    private boolean dryRun;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(folder.resolve("shop"));
    }

    private void file(String name, String text) throws IOException {
        var path = folder.resolve("shop").resolve(name);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }

    private LoadRequest.Builder local() {
        return LoadRequest.in(folder.resolve("shop").toString(), environment())
                .profiles(List.of("*"));
    }

    private Map<String, String> environment() {
        return Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString(), "HOME", "/home/me");
    }

    private static Stack load(LoadRequest request) {
        return new StackLoader(_ -> {}).load(request);
    }

    private void publish(PublishRequest request, String... files) {
        var settings = new Settings(environment(), folder, folder, folder);
        var around =
                new Surroundings(
                        engine,
                        settings,
                        event -> {
                            if (event instanceof Event.ResourceChanged changed) {
                                told.add(changed.resource().name() + " " + changed.status().word());
                            }
                        },
                        question -> {
                            questions.add(question);
                            return answer;
                        },
                        Interruption.never(),
                        dryRun);
        var stack = load(local().files(List.of(files)).build());
        new Publish(around, registry).run(stack, environment(), request);
    }

    private static PublishRequest plain() {
        return PublishRequest.of(TARGET, "", false, false, false);
    }

    private static PublishRequest withEnvironment() {
        return PublishRequest.of(TARGET, "", false, false, true);
    }

    private Stack fetched() {
        var settings = new Settings(environment(), folder, folder, folder);
        return load(
                LoadRequest.in(folder.toString(), environment())
                        .files(List.of("oci://" + TARGET))
                        .profiles(List.of("*"))
                        .remotes(new FetchedDefinitions(settings, () -> registry))
                        .build());
    }

    private String asPublished() {
        var fetched = fetched();
        return ConfigText.yaml(fetched).replace(fetched.sources().projectDirectory(), "HERE");
    }

    private String asWritten(String... files) {
        return ConfigText.yaml(load(local().files(List.of(files)).build()))
                .replace(folder.resolve("shop").toString(), "HERE");
    }

    private int exitOf(StackException refused) {
        return refused.failure() instanceof Failure.Interrupted ? 130 : 1;
    }

    @Test
    void what_was_published_is_what_was_written() throws IOException {
        file(
                "compose.yaml",
                """
                name: shop
                services:
                  web: {image: "web:1", command: "${CMD:-serve}"}
                """);
        file("more.yaml", "services: {web: {tty: true}}\n");

        publish(plain(), "compose.yaml", "more.yaml");

        assertEquals(asWritten("compose.yaml", "more.yaml"), asPublished());
        assertEquals(List.of(), questions);
        assertEquals(List.of("web Skipped", TARGET + " publishing", TARGET + " published"), told);
    }

    @Test
    void files_that_are_referred_to_come_along() throws IOException {
        file(
                "compose.yaml",
                """
                name: shop
                include:
                  - inc/compose.yaml
                  - path: [ 'inc/a.yaml', "inc/b.yaml" ]  # two
                    project_directory: ./inc
                    env_file: vars.env
                services:
                  web:
                    extends: { file: base/base.yaml, service: common }
                    env_file: &file web.env
                  api: {image: "api:1", env_file: [{path: web.env, required: true}, none.env]}
                """
                        .replace("none.env", "{path: none.env, required: false}"));
        file(
                "base/base.yaml",
                """
                services:
                  common: {extends: {file: ../root.yaml, service: root}, env_file: [b.env]}
                """);
        file("root.yaml", "services: {root: {image: 'root:1'}}\n");
        file("base/b.env", "B=2\n");
        file("web.env", "A=1\n");
        file("vars.env", "C=3\n");
        file("inc/compose.yaml", "services: {db: {image: 'db:1', env_file: db.env}}\n");
        file("inc/db.env", "D=4\n");
        file("inc/a.yaml", "services: {a: {image: 'a:${C:?}'}}\n");
        file("inc/b.yaml", "services: {a: {env_file: db.env}}\n");

        publish(withEnvironment(), "compose.yaml");

        assertEquals(asWritten("compose.yaml"), asPublished());
        var texts = new StringBuilder();
        var copy = fetched().sources().projectDirectory();
        try (var files = Files.list(Path.of(copy))) {
            for (var file : files.toList()) {
                texts.append(Files.readString(file));
            }
        }
        for (var path : List.of("web.env", "none.env", "vars.env", "/inc", "inc/", "base/")) {
            assertFalse(texts.toString().contains(path), path);
        }
        assertTrue(texts.toString().contains("# two"));
    }

    @Test
    void env_files_stay_here_unless_the_user_wants_otherwise() throws IOException {
        file("compose.yaml", "services: {web: {image: 'web:1', env_file: web.env}}\n");
        file("web.env", "A=1\n");

        publish(plain());

        assertTrue(questions.getFirst().contains("  service \"web\": env_file declared\n"));
        assertEquals(1, registry.manifests.values().iterator().next().layers().size());
        var refused = assertThrows(StackException.class, this::fetched);
        assertTrue(refused.failure().message().contains(".env not found"));
    }

    @Test
    void harmless_variables_are_not_asked_about() throws IOException {
        file(
                "compose.yaml",
                """
                services:
                  web:
                    image: web:1
                    environment: {LOG_LEVEL: info, DB_PASSWORD: "${DB_PASSWORD}", API_KEY: $KEY, TOKEN: }
                """);

        publish(plain());

        assertEquals(List.of(), questions);
        assertFalse(registry.manifests.isEmpty());
    }

    @Test
    void a_password_is_asked_about_and_nothing_is_sent_when_the_user_declines() throws IOException {
        file(
                "compose.yaml",
                """
                services:
                  web: {image: "web:1", build: ., environment: [DB_PASSWORD=x, API_KEY=y, LOG_LEVEL=info]}
                """);
        answer = false;

        var refused = assertThrows(StackException.class, () -> publish(plain()));

        assertEquals(130, exitOf(refused));
        assertEquals(1, questions.size());
        assertTrue(
                questions
                        .getFirst()
                        .contains(
                                "  service \"web\": literal value for \"API_KEY\", \"DB_PASSWORD\"\n"),
                questions.getFirst());
        assertTrue(questions.getFirst().endsWith("Are you ok to publish these env declarations?"));
        assertEquals(Map.of(), registry.manifests);
        assertEquals(List.of(), told);

        answer = true;
        publish(plain());
        assertEquals(2, questions.size());
        publish(withEnvironment());
        assertEquals(2, questions.size());
    }

    @Test
    void what_a_base_or_an_include_says_is_asked_about_too() throws IOException {
        file(
                "compose.yaml",
                """
                include: [inc.yaml]
                services: {web: {extends: {file: base.yaml, service: common}}}
                """);
        file("base.yaml", "services: {common: {image: i, environment: {DB_PASSWORD: x}}}\n");
        file("inc.yaml", "services: {db: {image: i, environment: {API_KEY: x}}}\n");

        publish(plain());

        assertTrue(questions.getFirst().contains("service \"common\": literal value for \"DB_"));
        assertTrue(questions.getFirst().contains("service \"db\": literal value for \"API_KEY\""));
    }

    @Test
    void binds_secrets_and_contents_are_asked_about_one_after_the_other() throws IOException {
        file(
                "compose.yaml",
                """
                services:
                  web:
                    image: web:1
                    volumes: [./data:/data:ro, named:/x]
                    environment: [AWS_ACCESS_KEY_ID=A3TX1234567890ABCDEF]
                    configs: [plain, filed, templated]
                    secrets: [key]
                    profiles: [some]
                volumes: {named: }
                configs:
                  plain: {content: hello}
                  templated: {content: "${TEXT}"}
                  filed: {file: config.txt}
                secrets: {key: {file: missing.txt}}
                """);
        file("config.txt", "ghp_1234567890abcdefghijklmnopqrstuvwxyz\n");

        publish(withEnvironment());

        assertEquals(3, questions.size());
        assertTrue(
                questions.get(0).contains("  web: " + folder + "/shop/data:/data:ro\n"),
                questions.get(0));
        assertFalse(questions.get(0).contains("named"));
        assertTrue(
                questions
                        .get(1)
                        .contains(
                                "AWS Client ID\n\"services.web.environment.AWS_ACCESS_KEY_ID\":"
                                        + " A3TX1234567890ABCDEF\n"),
                questions.get(1));
        assertTrue(
                questions
                        .get(1)
                        .contains(
                                "Github authentication\n\"\":"
                                        + " ghp_1234567890abcdefghijklmnopqrstuvwxyz\n"));
        assertTrue(questions.get(2).contains("  config \"plain\"\n"));
        assertFalse(questions.get(2).contains("templated"));
    }

    @Test
    void a_stack_without_images_is_refused() throws IOException {
        file("compose.yaml", "services: {a: {build: .}, b: {build: .}, c: {image: i}}\n");

        var refused = assertThrows(StackException.class, () -> publish(plain()));

        assertEquals(
                """
                your Compose stack cannot be published as it only contains a build section for service(s):
                - "a"
                - "b\"\
                """,
                refused.failure().message());
    }

    @Test
    void a_required_env_file_that_is_missing_is_an_error() throws IOException {
        file("compose.yaml", "services: {web: {image: i, env_file: gone.env}}\n");

        var refused = assertThrows(StackException.class, () -> publish(withEnvironment()));

        assertTrue(refused.failure().message().contains("gone.env not found"));
    }

    @Test
    void a_dry_run_sends_nothing() throws IOException {
        file("compose.yaml", "services: {web: {image: i}}\n");
        dryRun = true;

        publish(plain());

        assertEquals(Map.of(), registry.manifests);
        assertTrue(told.contains(TARGET + " published"));
    }

    @Test
    void the_form_of_before_artifacts_had_types_is_taken_where_it_is_wanted() throws IOException {
        file("compose.yaml", "services: {web: {image: i}}\n");

        publish(PublishRequest.of(TARGET, "1.0", false, false, false));
        assertEquals("", registry.manifests.values().iterator().next().artifactType());
        assertTrue(asPublished().contains("image: i"));

        registry = new FakeRegistry().ofBefore();
        publish(plain());
        assertEquals("", registry.manifests.values().iterator().next().artifactType());

        var refused =
                assertThrows(
                        StackException.class,
                        () -> publish(PublishRequest.of(TARGET, "1.1", false, false, false)));
        assertEquals("registry.example/shop:1: 400", refused.failure().message());
        assertTrue(told.getLast().endsWith("Error"), told.toString());
    }

    @Test
    void what_cannot_be_a_place_is_refused() {
        for (var name : List.of("", "Shop", "shop@sha256:" + "0".repeat(64))) {
            assertThrows(
                    StackException.class,
                    () -> PublishRequest.of(name, "", false, false, false),
                    name);
        }
        assertThrows(
                StackException.class, () -> PublishRequest.of(TARGET, "2.0", false, false, false));
    }

    @Test
    void images_are_copied_where_the_user_wants_it() throws IOException {
        file(
                "compose.yaml",
                "services: {web: {image: 'registry.example/web@%s'}}\n".formatted(image()));

        publish(PublishRequest.of(TARGET, "", true, false, false));

        var index = registry.manifests.values().stream().filter(m -> m.isIndex()).findFirst();
        var stack = registry.manifest(ArtifactReference.of(TARGET)).descriptor();
        assertEquals(stack, index.orElseThrow().subject().orElseThrow());
        assertEquals(image(), index.orElseThrow().manifests().getFirst().digest());
        registry.manifest(ArtifactReference.of("registry.example/shop@" + image()));
        assertTrue(asPublished().contains(image()));
    }

    /** An image in the registry; its digest. */
    private String image() {
        return registry.putManifest(
                        ArtifactReference.of("registry.example/web:1"),
                        new Manifest(
                                Manifest.IMAGE,
                                "",
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Map.of()))
                .digest();
    }
}
