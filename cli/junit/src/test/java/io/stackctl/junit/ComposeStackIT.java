package io.stackctl.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.embed.StackSession;
import io.stackctl.embed.Stackctl;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.state.StackLabels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a real engine, where nothing may be left. */
@Timeout(600)
class ComposeStackIT {

    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();
    private static final CyclicBarrier ALL = new CyclicBarrier(10);

    private final DockerEngine engine = new DockerEngine(TestSettings.process(), _ -> {});

    @BeforeEach
    void prepare() {
        TestImage.ensure(engine);
        NAMES.clear();
    }

    @AfterEach
    void nothing_is_left() {
        try (engine) {
            assertEquals(List.of(), left());
        }
    }

    @Test
    void a_class_has_one_stack_whose_addresses_fields_and_parameters_get() {
        assertEquals(3, TestRun.of(OneForTheClass.class).passed());
        assertEquals(1, NAMES.size());
        assertTrue(NAMES.iterator().next().startsWith("onefortheclass-"));
    }

    @ComposeStack("classpath:stacks/web.yaml")
    static class OneForTheClass {
        @ServicePort(service = "web", port = 80)
        static int port;

        @ServicePort(service = "web", port = 80)
        URI address = URI.create("");

        @BeforeAll
        static void is_set(@ServicePort(service = "web", port = 80) InetSocketAddress address) {
            assertEquals(port, address.getPort());
        }

        @Test
        void it_answers(StackSession stack) {
            NAMES.add(stack.name());
            assertEquals(stack.name() + "\n", page(address));
        }

        @Test
        void it_can_be_asked(StackSession same) {
            NAMES.add(same.name());
            assertEquals("serving\n", same.logs("web"));
            assertEquals(7, same.exec("web", "sh", "-c", "exit 7").exitCode());
        }

        @Nested
        class Within {
            @Test
            void it_is_the_same(
                    StackSession stack, @ServicePort(service = "web", port = 80) String place) {
                NAMES.add(stack.name());
                assertEquals("127.0.0.1:" + port, place);
            }
        }
    }

    @Test
    void each_method_can_have_one() {
        assertEquals(2, TestRun.of(OneForEachMethod.class).passed());
        assertEquals(2, NAMES.size());
    }

    @ComposeStack(value = "classpath:stacks/web.yaml", scope = StackScope.METHOD)
    static class OneForEachMethod {
        @RunningStack @Nullable StackSession stack;

        @Test
        void first(StackSession same) {
            assertEquals(same, stack);
            NAMES.add(same.name());
        }

        @Test
        void second(StackSession same) {
            assertEquals(same, stack);
            NAMES.add(same.name());
        }
    }

    @Test
    void classes_of_a_run_can_share_one_by_an_annotation_of_their_own() {
        assertEquals(2, TestRun.of(Sharing.class, SharingToo.class).passed());
        assertEquals(1, NAMES.size());
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @ComposeStack(value = "classpath:stacks/web.yaml", scope = StackScope.SUITE)
    @interface Shared {}

    @Shared
    static class Sharing {
        @Test
        void one(StackSession stack) {
            NAMES.add(stack.name());
        }
    }

    @Shared
    static class SharingToo {
        @Test
        void two(StackSession stack) {
            NAMES.add(stack.name());
        }
    }

    @Test
    void one_can_stay_for_the_next_run() {
        assertEquals(1, TestRun.of(Staying.class).passed());
        assertEquals(1, TestRun.of(Staying.class).passed());
        try (var stackctl = Stackctl.open()) {
            assertFalse(
                    stackctl.removeAbandoned().stream()
                            .anyMatch(name -> name.startsWith("stacks-")));
            // Of two runs, one container.
            assertEquals(1, NAMES.stream().filter(name -> name.startsWith("id ")).count());
            stackctl.stack(Path.of("src/test/resources/stacks/web.yaml"))
                    .named(
                            NAMES.stream()
                                    .filter(n -> !n.startsWith("id "))
                                    .findFirst()
                                    .orElseThrow())
                    .isolated()
                    .load()
                    .down(DownOptions.DEFAULTS.withVolumes());
        }
    }

    @ComposeStack(value = "classpath:stacks/web.yaml", scope = StackScope.REUSED)
    static class Staying {
        @Test
        void stays(StackSession stack) {
            NAMES.add(stack.name());
            // A container that is made anew writes its page anew.
            NAMES.add("id " + stack.exec("web", "stat", "-c", "%Y", "/tmp/index.html").stdout());
        }
    }

    @Test
    void ten_classes_run_at_once_on_one_engine() {
        var settings =
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "10");

        var run =
                TestRun.of(
                        settings, P0.class, P1.class, P2.class, P3.class, P4.class, P5.class,
                        P6.class, P7.class, P8.class, P9.class);

        assertEquals(10, run.passed());
        assertEquals(10, NAMES.size());
    }

    @ComposeStack("classpath:stacks/web.yaml")
    abstract static class OneOfMany {
        @Test
        void all_are_there(StackSession stack, @ServicePort(service = "web", port = 80) URI web)
                throws Exception {
            NAMES.add(stack.name());
            ALL.await(5, TimeUnit.MINUTES);
            assertEquals(stack.name() + "\n", page(web));
            ALL.await(5, TimeUnit.MINUTES);
        }
    }

    static class P0 extends OneOfMany {}

    static class P1 extends OneOfMany {}

    static class P2 extends OneOfMany {}

    static class P3 extends OneOfMany {}

    static class P4 extends OneOfMany {}

    static class P5 extends OneOfMany {}

    static class P6 extends OneOfMany {}

    static class P7 extends OneOfMany {}

    static class P8 extends OneOfMany {}

    static class P9 extends OneOfMany {}

    @Test
    void a_failure_comes_with_how_the_stack_stood() {
        var failure = TestRun.of(Failing.class).failure();

        assertEquals("on purpose", failure.getMessage());
        var report = report(failure);
        assertTrue(report.contains("-web-1: Up "), report);
        assertTrue(report.contains("  | serving\n") || report.endsWith("  | serving"), report);
    }

    @ComposeStack("classpath:stacks/web.yaml")
    static class Failing {
        @Test
        void fails() {
            throw new AssertionError("on purpose");
        }
    }

    @Test
    void a_start_that_fails_says_what_the_container_and_its_check_wrote() {
        var failure = TestRun.of(NeverReady.class).failure();

        assertTrue(failure instanceof StackException, failure.toString());
        var report = report(failure);
        assertTrue(report.contains("-sick-1: Up "), report);
        assertTrue(report.contains("  health check: no way\n"), report);
        assertTrue(report.contains("  | cannot find \\u001b[31mmy way"), report);
    }

    @ComposeStack("classpath:stacks/sick.yaml")
    static class NeverReady {
        @Test
        void never_begins() {}
    }

    @Test
    void a_request_that_makes_no_sense_names_its_class_and_place() {
        assertEquals(
                "@ComposeStack of "
                        + Nonsense.class.getName()
                        + ": there is no stacks/none.yaml on the class path",
                TestRun.of(Nonsense.class).failure().getMessage());
        assertTrue(
                TestRun.of(TooEarly.class).failure().toString().contains("choose another scope"));
    }

    @ComposeStack("classpath:stacks/none.yaml")
    static class Nonsense {
        @Test
        void never_begins() {}
    }

    @ComposeStack(value = "classpath:stacks/web.yaml", scope = StackScope.METHOD)
    static class TooEarly {
        @ServicePort(service = "web", port = 80)
        static int port;

        @Test
        void never_begins() {}
    }

    @Test
    void what_a_killed_run_left_the_next_one_takes_away() throws Exception {
        try (var killed = child()) {
            killed.process().destroyForcibly();
            assertTrue(killed.process().waitFor(1, TimeUnit.MINUTES));
            assertTrue(left().toString().contains(killed.line()), left().toString());
        }

        assertEquals(2, TestRun.of(OneForEachMethod.class).passed());
    }

    @Test
    void a_run_that_is_told_to_end_takes_its_stacks_away() throws Exception {
        try (var ended = child()) {
            assertTrue(left().toString().contains(ended.line()), left().toString());

            ended.process().destroy();

            assertTrue(ended.process().waitFor(2, TimeUnit.MINUTES));
        }
    }

    @Test
    void what_goes_with_a_process_that_runs_is_nobody_else_s_to_remove() throws Exception {
        try (var running = child();
                var stackctl = Stackctl.open()) {
            assertFalse(stackctl.removeAbandoned().contains(running.line()));
            assertTrue(left().toString().contains(running.line()), left().toString());

            running.process().destroy();
            assertTrue(running.process().waitFor(2, TimeUnit.MINUTES));
        }
    }

    /** A test that does not end by itself. */
    @ComposeStack("classpath:stacks/web.yaml")
    static class Endless {
        @Test
        void waits(StackSession stack) throws InterruptedException {
            OwnRun.say(stack.name());
            Thread.sleep(TimeUnit.HOURS.toMillis(1));
        }
    }

    /** Some test runners have a class loader of their own, and are beside it themselves. */
    private static String classPath() {
        var own = System.getProperty("java.class.path");
        return OwnRun.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"))
                        + ":"
                        + own
                : own;
    }

    private static Child child() throws IOException {
        var process =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/java",
                                "-cp",
                                classPath(),
                                OwnRun.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = reader.readLine();
        assertNotNull(line);
        return new Child(process, line);
    }

    private record Child(Process process, String line) implements AutoCloseable {
        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** What is there of these tests; others may use the engine too. */
    private List<String> left() {
        var left = new ArrayList<String>();
        engine.containers().ofAllStacks(true).stream()
                .filter(known -> isOurs(known.labels()))
                .forEach(known -> left.add(known.name()));
        engine.networks().all().stream()
                .filter(known -> isOurs(known.labels()))
                .forEach(known -> left.add(known.name()));
        engine.volumes().all().stream()
                .filter(known -> isOurs(known.labels()))
                .forEach(known -> left.add(known.name()));
        return left;
    }

    private static boolean isOurs(StackLabels labels) {
        return labels.get("io.stackctl.owner").isPresent()
                || labels.stack().orElse("").startsWith("stacks-");
    }

    private static String report(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .filter(StackReport.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElseThrow();
    }

    private static String page(URI address) {
        try (var page = address.toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
