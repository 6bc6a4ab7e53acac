package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.local.Settings;
import io.stackctl.model.name.StackName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a real engine. */
@Timeout(900)
class EmbeddedIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Set<Thread> threads = Set.of();

    @TempDir Path folder;

    @BeforeEach
    void define() throws IOException {
        try (var engine = new DockerEngine(settings(), _ -> {})) {
            TestImage.ensure(engine);
        }
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                services:
                  web:
                    image: %s
                    command: [sh, -c, 'hostname >/tmp/index.html && exec httpd -f -h /tmp']
                    hostname: $COMPOSE_PROJECT_NAME
                    ports: ['127.0.0.1::80']
                    init: true
                    stop_grace_period: 1s
                    healthcheck:
                      { test: [CMD, wget, -qO-, 'http://127.0.0.1/'], interval: 1s, retries: 60 }
                """
                        .formatted(TestImage.NAME));
        threads = Thread.getAllStackTraces().keySet();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    /** Nothing is printed, and nothing is left: no thread, no container. */
    @AfterEach
    void is_quiet_and_gone() throws InterruptedException {
        System.setOut(out);
        System.setErr(err);
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
        var left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(threads);
        // JUnit's own, which looks after timeouts.
        left.removeIf(thread -> thread.getName().startsWith("junit-"));
        for (var thread : left) {
            assertTrue(thread.join(LONG), () -> thread + " is left");
        }
        try (var engine = new DockerEngine(settings(), _ -> {})) {
            for (var name : List.of("embed-it-one", "embed-it-two")) {
                assertEquals(List.of(), engine.containers().ofStack(StackName.of(name), true));
            }
        }
    }

    @Test
    void a_stack_comes_and_goes_twice_in_one_process() {
        run("embed-it-one", port -> assertEquals("embed-it-one\n", page(port)));
        run("embed-it-one", port -> assertEquals("embed-it-one\n", page(port)));
    }

    @Test
    void two_stacks_are_there_at_once() throws Exception {
        var both = new CountDownLatch(2);
        var ports = ConcurrentHashMap.<InetSocketAddress>newKeySet();
        try (var executor = Executors.newFixedThreadPool(2)) {
            var runs =
                    List.of("embed-it-one", "embed-it-two").stream()
                            .map(name ->
                                    executor.submit(() ->
                                            run(
                                                    name,
                                                    port -> {
                                                        both.countDown();
                                                        await(both);
                                                        assertTrue(ports.add(port));
                                                        assertEquals(name + "\n", page(port));
                                                    })))
                            .toList();
            for (var run : runs) {
                run.get();
            }
        }
    }

    private void run(String name, Consumer<InetSocketAddress> use) {
        Embedded.run(Path.of("compose.yaml"), name, settings(), use);
    }

    private static void await(CountDownLatch both) {
        try {
            assertTrue(both.await(LONG.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String page(InetSocketAddress port) {
        var address = URI.create("http://" + port.getHostString() + ":" + port.getPort());
        try (var page = address.toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Settings settings() {
        return new Settings(
                System.getenv(),
                folder.toAbsolutePath(),
                Path.of(System.getProperty("user.home")),
                Path.of(System.getProperty("java.io.tmpdir")));
    }
}
