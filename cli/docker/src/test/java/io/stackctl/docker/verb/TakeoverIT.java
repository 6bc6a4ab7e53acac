package io.stackctl.docker.verb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.ContainerSpec;
import io.stackctl.engine.EndpointSpec;
import io.stackctl.engine.Engine;
import io.stackctl.engine.NetworkSpec;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lifecycle.UpRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stack that Docker Compose made is taken over, and given back, without a new container. */
@Timeout(300)
class TakeoverIT {

    private static final StackName STACK = StackName.of("takeover-it");
    private static final String COMPOSE = "com.docker.compose.";

    @TempDir Path folder;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});
    private final Surroundings around = TestSurroundings.of(engine, _ -> {});

    @BeforeEach
    void prepare() throws IOException {
        TestImage.ensure(engine);
        Files.createDirectories(folder.resolve("site"));
    }

    @AfterEach
    void remove() {
        new Down(around)
                .run(
                        new FoundStack.Named(STACK),
                        new DownOptions(StopOptions.DEFAULTS, true, true, DownOptions.Images.ALL));
        engine.images().remove("takeover-it-web", true);
        engine.close();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private Stack stack() {
        return new StackLoader(_ -> {}).load(LoadRequest.in(folder.toString(), Map.of()).build());
    }

    private void up(UpRequest request) {
        new Up(around).run(stack(), request);
    }

    private Map<String, String> ids() {
        var ids = new TreeMap<String, String>();
        containers().forEach(one -> ids.put(one.name(), one.id().value()));
        return ids;
    }

    private List<ObservedContainer> containers() {
        return engine.containers().ofStack(STACK, true);
    }

    private String label(String container, String label) {
        return containers().stream()
                .filter(one -> one.name().equals(container))
                .findFirst()
                .flatMap(one -> one.labels().get(COMPOSE + label))
                .orElse("");
    }

    @Test
    void what_docker_compose_2_made_stays_for_both() throws Exception {
        assumeTrue(
                peer("version", "--short").startsWith("2.40."),
                "needs \"docker compose\" 2.40, which makes the stack");
        write("web.env", "GREETING=how are you\n");
        write("web/Dockerfile", "FROM " + TestImage.NAME + "\nRUN echo one > /one\n");
        write(
                "compose.yaml",
                """
                name: takeover-it
                x-usual: &usual { command: [sleep, '1000'], stop_grace_period: 0s }
                services:
                  web:
                    <<: *usual
                    build: ./web
                    env_file: web.env
                    volumes: ['./site:/site', 'data:/data', '/tmp:/t:ro']
                    networks: { front: { aliases: [www] }, back: {} }
                    depends_on: { db: { condition: service_started, restart: true } }
                  db:
                    <<: *usual
                    image: %s
                    environment: { A: '1', B: }
                    volumes:
                      - { type: bind, source: ./site, target: /s, bind: {} }
                      - { type: volume, source: data, target: /d, read_only: true }
                    networks: [back]
                  side:
                    <<: *usual
                    image: %s
                    network_mode: service:db
                    volumes_from: ['db:ro']
                    volumes: ['./site:/x']
                networks:
                  front: { driver_opts: { com.docker.network.bridge.enable_icc: 'true' } }
                  back: { labels: { tier: inside }, internal: true }
                volumes: { data: { labels: { tier: db } } }
                """
                        .formatted(TestImage.NAME, TestImage.NAME));
        peer("up", "-d");
        var made = ids();
        assertEquals(3, made.size());

        up(UpRequest.DEFAULTS);
        assertEquals(made, ids());

        up(UpRequests.scaled("web", "2"));
        var scaled = ids();
        assertTrue(scaled.entrySet().containsAll(made.entrySet()), scaled.toString());
        assertEquals(4, scaled.size());
        assertEquals("2.40.3", label("takeover-it-web-2", "version"));

        peer("up", "-d", "--scale", "web=2");
        assertEquals(scaled, ids());
    }

    /** Runs Docker Compose; what it says where it succeeds, else nothing. */
    private String peer(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("docker", "compose"));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        // Its own builder, since the other one needs a plugin of its own.
        process.environment().put("COMPOSE_BAKE", "false");
        try {
            var running = process.start();
            var output = new String(running.getInputStream().readAllBytes(), UTF_8);
            boolean fine = running.waitFor() == 0;
            assertTrue(fine || arguments[0].equals("version"), output);
            return fine ? output : "";
        } catch (IOException e) {
            if (arguments[0].equals("version")) {
                return "";
            }
            throw e;
        }
    }

    @Test
    void what_docker_compose_5_makes_stays_and_grows_likewise() throws IOException {
        write(
                "compose.yaml",
                """
                name: takeover-it
                services:
                  web:
                    image: %s
                    command: [sleep, '1000']
                    stop_grace_period: 0s
                    volumes: ['./site:/site', 'data:/data']
                volumes: { data: }
                """
                        .formatted(TestImage.NAME));
        var hash =
                sha256(
                        """
                        {"command":["sleep","1000"],"entrypoint":null,"image":"IMAGE",\
                        "networks":{"default":null},"stop_grace_period":"0s",\
                        "volumes":[{"type":"bind","source":"FOLDER/site","target":"/site","bind":{}},\
                        {"type":"volume","source":"data","target":"/data","volume":{}}]}\
                        """
                                .replace("IMAGE", TestImage.NAME)
                                .replace("FOLDER", folder.toString()));
        makeAsFive(hash);
        var made = ids();

        up(UpRequest.DEFAULTS);
        assertEquals(made, ids());

        up(UpRequests.scaled("web", "2"));
        var scaled = ids();
        assertTrue(scaled.entrySet().containsAll(made.entrySet()), scaled.toString());
        assertEquals("5.5.0", label("takeover-it-web-2", "version"));
        assertEquals(hash, label("takeover-it-web-2", "config-hash"));
        assertFalse(label("takeover-it-web-2", "image").isEmpty());
    }

    /** Everything with the labels of Docker Compose 5.5.0, and nothing of stackctl's own. */
    private void makeAsFive(String hash) {
        var stack = stack();
        var network = stack.networks().getFirst();
        engine.networks()
                .create(
                        new NetworkSpec(
                                network,
                                asFive(
                                        Map.of(
                                                "network",
                                                "default",
                                                "config-hash",
                                                sha256(
                                                        "{\"name\":\"takeover-it_default\",\"ipam\":{}}")))));
        engine.volumes()
                .create(
                        new VolumeSpec(
                                stack.volumes().getFirst(),
                                asFive(
                                        Map.of(
                                                "volume",
                                                "data",
                                                "config-hash",
                                                sha256(
                                                        "{\"name\":\"takeover-it_data\",\"driver\":\"local\"}")))));
        Service web = stack.services().getFirst();
        var image = engine.images().inspect(TestImage.NAME).orElseThrow();
        var created =
                engine.containers()
                        .create(
                                new ContainerSpec(
                                        "takeover-it-web-1",
                                        stack,
                                        web,
                                        TestImage.NAME,
                                        asFive(
                                                Map.of(
                                                        "service",
                                                        "web",
                                                        "oneoff",
                                                        "False",
                                                        "container-number",
                                                        "1",
                                                        "depends_on",
                                                        "",
                                                        "image",
                                                        image.contentDigest("").value(),
                                                        "config-hash",
                                                        hash)),
                                        List.of(
                                                new EndpointSpec(
                                                        network.name(),
                                                        web.connectivity().networks().getFirst(),
                                                        List.of("takeover-it-web-1", "web"),
                                                        List.of())),
                                        List.of(),
                                        Map.of(),
                                        List.of(),
                                        false,
                                        false));
        engine.containers().start(created.id());
    }

    private static Map<String, String> asFive(Map<String, String> more) {
        var labels = new TreeMap<String, String>();
        more.forEach((name, value) -> labels.put(COMPOSE + name, value));
        labels.put(COMPOSE + "project", STACK.value());
        labels.put(COMPOSE + "version", "5.5.0");
        return labels;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
