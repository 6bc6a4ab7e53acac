package io.stackctl.docker.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.host.ClientFolder;
import io.stackctl.engine.BuildSources;
import io.stackctl.engine.Builds.Secret;
import io.stackctl.engine.Buildx;
import io.stackctl.engine.Buildx.Bake;
import io.stackctl.engine.Buildx.Image;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.build.BuilderWishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What buildx is called with and how it is understood, by a script in its place. */
class DockerBuildxTest {

    private final List<String> log = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    @TempDir Path folder;
    private Buildx buildx;

    @BeforeEach
    void look_for_buildx_in_a_folder() {
        var settings =
                TestSettings.of(
                        Map.of(
                                "DOCKER_CONFIG",
                                folder.toString(),
                                "PATH",
                                "/usr/bin:/bin",
                                "DOCKER_HOST",
                                "unix:///far.sock"));
        buildx =
                new DockerBuildx(
                        ClientFolder.of(settings),
                        settings,
                        "unix:///far.sock",
                        BuildSources.AS_THEY_ARE);
    }

    @Test
    void an_engine_may_have_proxies_of_its_own() throws IOException {
        Files.writeString(
                folder.resolve("config.json"),
                """
                {"proxies": {"default": {"httpProxy": "http://near:1"},
                             "unix:///far.sock": {"httpsProxy": "http://far:1"}}}
                """);

        var file =
                buildx.file(
                        new Bake(
                                List.of(BakeFileTest.image("web", "build: {context: /src/web}")),
                                BuilderWishes.NONE));

        assertTrue(file.contains("\"https_proxy\": \"http://far:1\""), file);
        assertFalse(file.contains("near"), file);
    }

    @Test
    void it_gets_the_definition_and_the_rights_that_that_needs() throws IOException {
        install(
                "0.17.0",
                """
                printf '%s\\n' "$@" >arguments; cat >input; printf '%s' "$WORD" >word
                """);

        bake(
                new BuilderWishes("far", "mode=max", "true", false),
                BakeFileTest.image(
                        "web",
                        "build: {context: /src/web, privileged: true, secrets: [], dockerfile: D}",
                        new Secret("word", Optional.empty(), "hidden", Optional.of("WORD")),
                        new Secret("key", Optional.of("/keys/k"), "", Optional.empty())));

        assertEquals(
                """
                bake
                --file
                -
                --progress
                rawjson
                --allow
                fs.read=/keys/k
                --allow
                fs.read=/src/web
                --allow
                fs.read=/src/web/D
                --allow
                security.insecure
                --sbom=true
                --provenance=mode=max
                --builder
                far
                """,
                told("arguments"));
        assertEquals(
                """
                {
                  "group": {
                    "default": {
                      "targets": [
                        "web"
                      ]
                    }
                  },
                  "target": {
                    "web": {
                      "context": "/src/web",
                      "dockerfile": "/src/web/D",
                      "tags": [
                        "shop-web"
                      ],
                      "secret": [
                        "id=word,type=env,env=WORD",
                        "id=key,type=file,src=/keys/k"
                      ],
                      "entitlements": [
                        "security.insecure"
                      ],
                      "output": [
                        "type=docker"
                      ]
                    }
                  }
                }\
                """,
                told("input"));
        assertEquals("hidden", told("word"));
    }

    @Test
    void its_progress_becomes_the_build_s_log() throws IOException {
        install(
                "v0.29.1+ds1",
                """
                cat >input
                cat >&2 <<'END'
                {"vertexes":[{"digest":"d","name":"[web 1/1] RUN make","started":"2026-01-01T00:00:00Z"}]}
                {"logs":[{"vertex":"d","stream":1,"data":"b25lCnR3bw==","timestamp":"2026-01-01T00:00:01.5Z"}]}
                {"statuses":[{"id":"a part","vertex":"d","current":1,"timestamp":"0001-01-01T00:00:00Z","completed":"2026-01-01T00:00:02Z"}]}
                {"vertexes":[{"digest":"d","name":"[web 1/1] RUN make","started":"2026-01-01T00:00:00Z","completed":"2026-01-01T00:00:03Z"}]}
                END
                """);

        bake(
                BuilderWishes.NONE,
                BakeFileTest.image("app", "build: {context: /src}"),
                BakeFileTest.image("web", "build: {context: /src}"));

        assertEquals(
                List.of(
                        "web: [web 1/1] RUN make",
                        "web: 1.500 one",
                        "web: a part done",
                        "web: 1.500 two",
                        "web: DONE 3.0s"),
                log);
    }

    @Test
    void a_check_s_findings_are_handed_on_and_a_failure_needs_no_more_words() throws IOException {
        install("0.29.1", "cat >input; echo 'WARNING: MaintainerDeprecated'; exit 1");

        var failed =
                assertThrows(
                        StackException.class,
                        () ->
                                bake(
                                        new BuilderWishes("", "", "", true),
                                        BakeFileTest.image(
                                                "web",
                                                "build: {context: /src, cache_to: [type=inline]}")));

        assertEquals(List.of("WARNING: MaintainerDeprecated"), findings);
        assertEquals("the check found faults", failed.failure().message());
        assertTrue(told("input").contains("\"call\": \"lint\""), told("input"));
        assertFalse(told("input").contains("\"output\""), told("input"));
    }

    @Test
    void why_it_failed_is_told_in_its_own_words() throws IOException {
        install(
                "0.29.1",
                """
                cat >input
                printf '{"vertexes": 5}\\nDockerfile:2\\n---\\nERROR: failed to solve: no such stage\\n' >&2
                exit 1
                """);

        var failed =
                assertThrows(
                        StackException.class,
                        () ->
                                bake(
                                        BuilderWishes.NONE,
                                        BakeFileTest.image("web", "build: {context: /src}")));

        assertEquals(
                new Failure.BuildFailed(
                        "shop-web",
                        "{\"vertexes\": 5}\nDockerfile:2\n---\nfailed to solve: no such stage",
                        1,
                        "not all of shop-web were built: the log tells more"),
                failed.failure());
    }

    @Test
    void one_that_ends_before_it_has_read_is_told_by_its_exit_code() throws IOException {
        install("0.29.1", "exit 3");

        var failed =
                assertThrows(
                        StackException.class,
                        () ->
                                bake(
                                        BuilderWishes.NONE,
                                        BakeFileTest.image("web", "build: {context: /src}")));

        assertEquals("failed to execute bake: exit status 3", failed.failure().message());
    }

    @Test
    void one_that_is_missing_old_or_broken_is_refused() throws IOException {
        assertFalse(buildx.isInstalled());
        assertEquals("buildx is not installed", refusal());
        install("0.16.9", "");
        assertTrue(buildx.isInstalled());
        assertEquals("compose build requires buildx 0.17.0 or later", refusal());
        install("", "");
        assertTrue(refusal().startsWith("failed to get version of buildx"), refusal());
        write("echo nonsense");
        assertTrue(refusal().contains("cannot be used: it is no JSON"), refusal());
        install("1.0.0", "");
        buildx.require();
    }

    @Test
    void one_of_a_folder_that_the_settings_name_comes_first() throws IOException {
        install("1.0.0", "");
        write("extra", "echo nonsense");
        Files.writeString(
                folder.resolve("config.json"),
                "{\"cliPluginsExtraDirs\": [\"" + folder.resolve("extra") + "\"]}");

        assertTrue(refusal().contains("cannot be used: it is no JSON"), refusal());
    }

    private void bake(BuilderWishes wishes, Image... images) {
        buildx.bake(
                new Bake(List.of(images), wishes),
                (image, line) -> log.add(image.name() + ": " + line),
                findings::add);
    }

    private String refusal() {
        return assertThrows(StackException.class, buildx::require).failure().message();
    }

    private void install(String version, String script) throws IOException {
        write(
                "case $1 in docker-cli-plugin-metadata) echo '{\"Version\": \""
                        + version
                        + "\"}'; exit ;; esac\ncd '"
                        + folder
                        + "'\n"
                        + script);
    }

    private void write(String script) throws IOException {
        write("cli-plugins", script);
    }

    private void write(String under, String script) throws IOException {
        var plugin = folder.resolve(under).resolve("docker-buildx");
        Files.createDirectories(plugin.getParent());
        Files.writeString(plugin, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
    }

    private String told(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }
}
