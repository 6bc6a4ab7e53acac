package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.engine.Builds.Secret;
import io.stackctl.failure.Failure.BuildFailed;
import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.BuildDefinition;
import io.stackctl.model.build.BuildContext;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether a build did what was asked is tested by its own instructions: it fails where it did not.
 */
class DockerBuildsIT {

    private static final String IMAGE = "stackctl-builds-it:1";
    private static final String BASE = TestImage.NAME;

    @TempDir Path folder;

    private final List<String> log = new ArrayList<>();
    private final Map<String, BuildContext> contexts = new HashMap<>();
    private final Map<String, String> arguments = new HashMap<>();
    private final List<Secret> secrets = new ArrayList<>();
    private Map<String, String> environment = Map.of();
    private Mapping definition = Mapping.empty(Location.NONE);

    @BeforeAll
    static void provideBase() {
        try (var engine = new DockerEngine(TestSettings.process(), _ -> {})) {
            TestImage.ensure(engine);
        }
    }

    @AfterEach
    void removeImage() {
        try (var engine = new DockerEngine(TestSettings.process(), _ -> {})) {
            engine.images().remove(IMAGE, true);
            // What a second build replaced has no name any more.
            engine.images()
                    .all(Map.of("it.label", "a b"))
                    .forEach(image -> engine.images().remove(image.id(), true));
        }
    }

    private static Scalar text(String value) {
        return new Scalar.Text(value, Location.NONE);
    }

    private void file(String name, String content) throws IOException {
        var file = folder.resolve("context").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void set(String key, String value) {
        definition = definition.with(key, text(value));
    }

    private ImageId build() throws IOException {
        Files.createDirectories(folder.resolve("context"));
        if (!definition.has("context")) {
            set("context", folder.resolve("context").toString());
        }
        if (!definition.has("dockerfile") && !definition.has("dockerfile_inline")) {
            set("dockerfile", "Dockerfile");
        }
        var spec =
                new BuildSpec(
                        new BuildDefinition(definition),
                        List.of(IMAGE),
                        arguments,
                        Map.of("it.label", "a b"),
                        contexts,
                        secrets,
                        "",
                        false,
                        false,
                        0);
        var variables = new HashMap<>(System.getenv());
        variables.putAll(environment);
        try (var engine = new DockerEngine(TestSettings.of(variables), _ -> {})) {
            return engine.builds().build(spec, line -> log.add(line.toString()));
        }
    }

    @Test
    void an_image_is_made_with_its_labels_while_the_log_tells_how() throws IOException {
        // Another text each time: what the engine has built before begins no step.
        var hello = "hello from build " + UUID.randomUUID();
        file("Dockerfile", "FROM " + BASE + "\nRUN echo " + hello + "\n");

        var id = build();

        try (var engine = new DockerEngine(TestSettings.process(), _ -> {})) {
            var image = engine.images().inspect(IMAGE).orElseThrow();
            assertEquals(id, image.id());
            assertEquals("a b", image.labels().get("it.label").orElseThrow());
        }
        var text = String.join("\n", log);
        assertTrue(text.contains("[2/2] RUN echo " + hello), text);
        assertTrue(text.contains(hello + "\n"), text);
    }

    @Test
    void the_classic_builder_does_the_same_where_it_is_asked_for() throws IOException {
        environment = Map.of("DOCKER_BUILDKIT", "0");
        file("Dockerfile", "FROM " + BASE + "\nRUN echo hello from the build\n");

        var id = build();

        assertTrue(id.value().startsWith("sha256:"), id.value());
        assertTrue(log.contains("Step 2/3 : RUN echo hello from the build"), log.toString());
    }

    @Test
    void a_failed_step_gives_its_words_and_the_classic_builder_its_exit_code() throws IOException {
        file("Dockerfile", "FROM " + BASE + "\nRUN echo oh no; exit 7\n");

        var failed = (BuildFailed) assertThrows(StackException.class, this::build).failure();
        environment = Map.of("DOCKER_BUILDKIT", "0");
        var classic = (BuildFailed) assertThrows(StackException.class, this::build).failure();

        assertTrue(failed.message().endsWith("exit code: 7"), failed.message());
        assertEquals(1, failed.exitCode());
        assertEquals(7, classic.exitCode());
        assertEquals(IMAGE, classic.image());
    }

    @Test
    void ignored_files_stay_out_and_modes_stay() throws IOException {
        file(
                "Dockerfile",
                "FROM "
                        + BASE
                        + "\nCOPY . /c\nRUN test -x /c/run && test ! -e /c/secret && test -L /c/link");
        file(".dockerignore", "secret\nDockerfile\n");
        file("secret", "x");
        file("run", "");
        assertTrue(folder.resolve("context/run").toFile().setExecutable(true));
        Files.createSymbolicLink(folder.resolve("context/link"), Path.of("run"));

        build();
    }

    @Test
    void arguments_target_and_hosts_reach_the_builder() throws IOException {
        file(
                "Dockerfile",
                """
                ARG BASE
                FROM ${BASE} AS dev
                ARG WHO
                RUN test "$WHO" = "a b" && grep -q 'my.host' /etc/hosts
                FROM dev AS prod
                RUN exit 1
                """);
        arguments.putAll(Map.of("BASE", BASE, "WHO", "a b"));
        set("target", "dev");
        definition =
                definition.with(
                        "extra_hosts",
                        Sequence.ofTexts(List.of("my.host=10.0.0.9"), Location.NONE));

        build();
    }

    @Test
    void an_inline_dockerfile_builds_from_the_context() throws IOException {
        file("data", "x");
        set("dockerfile_inline", "FROM " + BASE + "\nCOPY data /data\n");

        build();
    }

    @Test
    void a_dockerfile_may_lie_outside_of_the_context() throws IOException {
        file("data", "x");
        Files.writeString(
                folder.resolve("Dockerfile.outside"), "FROM " + BASE + "\nCOPY data /data\n");
        set("dockerfile", "../Dockerfile.outside");

        build();
    }

    @Test
    void named_contexts_may_be_folders_and_images() throws IOException {
        var shared = Files.createDirectories(folder.resolve("shared"));
        Files.writeString(shared.resolve("greeting"), "hi");
        Files.writeString(shared.resolve("left-out"), "x");
        Files.writeString(shared.resolve(".dockerignore"), "left-out");
        file(
                "Dockerfile",
                "FROM base\nCOPY --from=shared . /s\nRUN test -e /s/greeting && test ! -e /s/left-out\n");
        contexts.put("base", new BuildContext.Image(BASE));
        contexts.put("shared", new BuildContext.Folder(shared.toString()));

        build();

        try (var engine = new DockerEngine(TestSettings.process(), _ -> {})) {
            assertTrue(
                    engine.images().all(Map.of()).stream()
                            .flatMap(image -> image.tags().stream())
                            .noneMatch(tag -> tag.contains("stackctl.invalid")));
        }
    }

    @Test
    void secrets_can_be_read_by_the_step_that_asks_and_stay_out_of_the_image() throws IOException {
        file(
                "Dockerfile",
                "FROM "
                        + BASE
                        + """

                        RUN --mount=type=secret,id=word test "$(cat /run/secrets/word)" = open-sesame
                        RUN --mount=type=secret,id=key,target=/k test "$(cat /k)" = from-a-file
                        RUN test ! -s /run/secrets/word && test ! -s /k
                        """);
        Files.writeString(folder.resolve("key"), "from-a-file");
        secrets.add(new Secret("word", Optional.empty(), "open-sesame", Optional.empty()));
        secrets.add(
                new Secret(
                        "key",
                        Optional.of(folder.resolve("key").toString()),
                        "",
                        Optional.empty()));

        build();
    }

    @Test
    void a_secret_that_nobody_gives_fails_by_its_name() throws IOException {
        file(
                "Dockerfile",
                "FROM " + BASE + "\nRUN --mount=type=secret,id=word,required=true true\n");

        var failed = assertThrows(StackException.class, this::build).failure();

        // Newer builders have a colon in it.
        assertTrue(
                failed.message().replace(": not", " not").contains("secret word not found"),
                failed.message());
    }

    @Test
    void large_files_come_through_and_an_ignored_dockerfile_stays_out() throws IOException {
        var megabytes = new byte[5_000_000];
        new Random(7).nextBytes(megabytes);
        Files.createDirectories(folder.resolve("context"));
        Files.write(folder.resolve("context/large"), megabytes);
        file(".dockerignore", "Dockerfile\n.dockerignore\n");
        file("many/0", "0");
        for (var i = 1; i < 300; i++) {
            file("many/" + i, "" + i);
        }
        var sum = new CRC32();
        sum.update(megabytes);
        file(
                "Dockerfile",
                "FROM "
                        + BASE
                        + "\nCOPY . /c\nRUN test ! -e /c/Dockerfile && test $(ls /c/many | wc -l) = 300"
                        + " && gzip -c /c/large | tail -c8 | head -c4 | od -An -tu4 | grep -qw "
                        + sum.getValue());

        build();
        Files.writeString(folder.resolve("context/many/7"), "changed");
        file(
                "Dockerfile",
                "FROM "
                        + BASE
                        + "\nCOPY . /c\nRUN test $(cat /c/many/7) = changed && test $(cat /c/many/8) = 8");
        build();
    }

    @Test
    void an_ssh_agent_can_be_used_by_the_step_that_asks() throws IOException {
        var socket = folder.resolve("agent");
        try (var agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            agent.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofVirtual().start(() -> answerAsNoAgent(agent));
            environment = Map.of("SSH_AUTH_SOCK", socket.toString());
            definition =
                    definition.with("ssh", Sequence.ofTexts(List.of("default"), Location.NONE));
            file(
                    "Dockerfile",
                    "FROM "
                            + debian()
                            + "\nRUN --mount=type=ssh echo "
                            + System.nanoTime()
                            + " && perl -MIO::Socket::UNIX -e '$s = IO::Socket::UNIX->new($ENV{SSH_AUTH_SOCK}) or die;"
                            + " print $s \"ping\"; $s->flush; read $s, $b, 4; die $b if $b ne \"pong\"'\n");

            build();
        }
    }

    /** Its perl can talk to a socket. */
    private static String debian() throws IOException {
        try (var engine = new DockerEngine(TestSettings.process(), _ -> {})) {
            return TestImage.ensureDebian(engine);
        }
    }

    private static void answerAsNoAgent(ServerSocketChannel agent) {
        try (var client = agent.accept()) {
            var asked = ByteBuffer.allocate(4);
            while (asked.hasRemaining() && client.read(asked) >= 0) {
                // The question comes in any number of pieces.
            }
            client.write(
                    ByteBuffer.wrap(
                            asked.array()[1] == 'i' ? "pong".getBytes(US_ASCII) : new byte[4]));
        } catch (IOException e) {
            // The test is over.
        }
    }

    @Test
    void an_agent_that_is_not_there_is_told_before_it_begins() {
        environment = Map.of("SSH_AUTH_SOCK", "");
        definition = definition.with("ssh", Sequence.ofTexts(List.of("default"), Location.NONE));

        var refusal = assertThrows(StackException.class, this::build);

        assertEquals(
                "ssh: default: invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set",
                refusal.failure().message());
    }

    @Test
    void a_key_from_a_file_signs_for_the_step_that_asks() throws IOException {
        var key = Path.of("src/test/resources/docker/ssh/ed25519").toAbsolutePath();
        definition =
                definition.with("ssh", Sequence.ofTexts(List.of("deploy: " + key), Location.NONE));
        file(
                "Dockerfile",
                "FROM "
                        + debian()
                        + "\nRUN --mount=type=ssh,id=deploy,required=true echo "
                        + System.nanoTime()
                        + " && perl -MIO::Socket::UNIX -e '"
                        + "$s = IO::Socket::UNIX->new($ENV{SSH_AUTH_SOCK}) or die;"
                        + " sub ask { print $s pack(\"N/a*\", $_[0]); $s->flush;"
                        + " read $s, $l, 4; read $s, $a, unpack(\"N\", $l); return $a }"
                        + " ($t, $n, $k) = unpack(\"CNN/a*\", ask(chr 11));"
                        + " die \"$t $n\" if $t != 12 || $n != 1;"
                        + " $t = ord ask(pack(\"CN/a*N/a*N\", 13, $k, \"data\", 0)); die $t if $t != 14;"
                        // Nothing is taken from the agent, or added to it.
                        + " $t = ord ask(chr 19); die $t if $t != 5'\n");

        build();
    }

    @Test
    void what_the_builder_cannot_do_is_refused_before_it_begins() {
        set("context", "/nowhere");
        set("provenance", "mode=max");

        var refusal = assertThrows(StackException.class, this::build);

        assertEquals(
                IMAGE + ": the engine's builder does not support provenance",
                refusal.failure().message());
        assertEquals(List.of(), log);
    }
}
