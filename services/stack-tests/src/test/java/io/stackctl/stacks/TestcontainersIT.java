package io.stackctl.stacks;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ComposeContainer.RemoveImages;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * Testcontainers starts stacks with {@code docker compose}, which is stackctl here: a link in a
 * folder of settings of its own, so that nothing on the machine is changed.
 */
class TestcontainersIT {

    private static final int PORT = 8080;

    @TempDir private static Path settings;

    @BeforeAll
    static void link_the_plugin_and_make_the_images() throws Exception {
        var plugins = Files.createDirectories(settings.resolve("cli-plugins"));
        Files.createSymbolicLink(plugins.resolve("docker-compose"), Stack.file("stackctl"));
        var stack = Stack.of("stackctl-tc-images", Stack.resource("testcontainers/images.yaml"));
        stack.run("build");
    }

    @Test
    void the_client_calls_stackctl() throws Exception {
        var version = docker("compose", "version");

        assertTrue(version.contains("(stackctl "), version);
    }

    @Test
    void services_that_publish_nothing_are_reached_one_by_one() throws Exception {
        try (var stack = stack("compose.yaml")) {
            stack.withEnv("GREETING", "grüße")
                    .withScaledService("web", 2)
                    .withExposedService("web", 1, PORT, Wait.forHttp("/").forStatusCode(200))
                    .withExposedService("web", 2, PORT, Wait.forHttp("/").forStatusCode(200))
                    .start();

            assertTrue(ask(stack, "web-1").startsWith("grüße from "));
            assertNotEquals(ask(stack, "web-1"), ask(stack, "web-2"));
            var web = stack.getContainerByServiceName("web-2").orElseThrow();
            assertEquals("grüße\n", web.execInContainer("sh", "-c", "echo $GREETING").getStdout());
        }
    }

    @Test
    void health_and_logs_are_waited_for_and_logs_are_followed() throws Exception {
        var said = new ConcurrentLinkedQueue<String>();
        try (var stack = stack("compose.yaml")) {
            stack.withLogConsumer("web", frame -> said.add(frame.getUtf8StringWithoutLineEnding()))
                    .withTailChildContainers(true)
                    .waitingFor("web", Wait.forLogMessage(".*ready.*", 1))
                    .waitingFor("web", Wait.forHealthcheck())
                    .start();

            Eventually.holds("the log arrives", () -> said.contains("ready"));
        }
    }

    @Test
    void only_what_is_named_is_started_and_options_stand_in_front_of_the_verb() {
        try (var stack = stack("compose.yaml")) {
            stack.withOptions("--compatibility").withServices("idle").start();

            var idle = stack.getContainerByServiceName("idle").orElseThrow().getContainerInfo();
            assertTrue(idle.getName().endsWith("_idle_1"), idle.getName());
            assertFalse(stack.getContainerByServiceName("web").isPresent());
        }
    }

    @Test
    void several_files_are_one_stack_of_which_nothing_is_left() throws Exception {
        String project;
        try (var stack = stack("compose.yaml", "built.yaml")) {
            stack.withBuild(true)
                    .withRemoveImages(RemoveImages.LOCAL)
                    .withRemoveVolumes(true)
                    .withExposedService("web", PORT)
                    .start();
            assertTrue(ask(stack, "web").startsWith("built from "));
            var web = stack.getContainerByServiceName("web").orElseThrow();
            var labels = requireNonNull(web.getContainerInfo().getConfig().getLabels());
            project = requireNonNull(labels.get("com.docker.compose.project"));
            assertEquals(1, docker("volume", "ls", "-q", "--filter", of(project)).lines().count());
        }

        for (var what : List.of("volume", "network")) {
            assertEquals("", docker(what, "ls", "-q", "--filter", of(project)));
        }
        assertEquals("", docker("ps", "-aq", "--filter", of(project)));
        assertEquals("", docker("image", "ls", "-q", "--filter", of(project)));
    }

    @Test
    void a_stack_that_cannot_start_is_a_failure() {
        try (var stack = stack("missing.yaml")) {
            var failure = assertThrows(ContainerLaunchException.class, stack::start);

            assertTrue(
                    String.valueOf(failure.getMessage()).contains(" with code 1 "),
                    failure::toString);
        }
    }

    private static ComposeContainer stack(String... files) {
        return new ComposeContainer(
                        Stream.of(files)
                                .map(file -> Stack.resource("testcontainers/" + file).toFile())
                                .toArray(File[]::new))
                .withEnv("DOCKER_CONFIG", settings.toString())
                .withPull(false)
                .withStartupTimeout(Duration.ofMinutes(3));
    }

    private static String of(String project) {
        return "label=com.docker.compose.project=" + project;
    }

    private static String ask(ComposeContainer stack, String service)
            throws IOException, InterruptedException {
        var address =
                URI.create(
                        "http://"
                                + stack.getServiceHost(service, PORT)
                                + ":"
                                + stack.getServicePort(service, PORT)
                                + "/");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static String docker(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOCKER_CONFIG", settings.toString());
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
