package io.stackctl.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.embed.StackSession;
import io.stackctl.embed.Stackctl;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.stop.DownOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How long stacks are there, and what is told of them. */
class ComposeStackIT extends TestRuns {

    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();
    private static final Path REUSED = Path.of("target/stacks/reused.yaml");
    private static final CyclicBarrier ALL = new CyclicBarrier(10);

    @BeforeEach
    void forget() {
        NAMES.clear();
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
    void each_method_can_have_one_which_its_constructor_gets_too() {
        assertEquals(2, TestRun.of(OneForEachMethod.class).passed());
        assertEquals(2, NAMES.size());
    }

    @ComposeStack(value = "classpath:stacks/web.yaml", scope = StackScope.METHOD)
    static class OneForEachMethod {
        @RunningStack @Nullable StackSession stack;

        private final StackSession own;

        OneForEachMethod(StackSession own) {
            this.own = own;
        }

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

        @AfterEach
        void is_still_there() {
            assertEquals(own, stack);
            assertEquals(0, own.exec("web", "true").exitCode());
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
    void one_can_stay_for_the_next_run_which_brings_it_to_what_it_should_be() throws IOException {
        Files.createDirectories(REUSED.getParent());
        Files.copy(
                Path.of("src/test/resources/stacks/web.yaml"),
                REUSED,
                StandardCopyOption.REPLACE_EXISTING);
        assertEquals(1, TestRun.of(Staying.class).passed());
        var stack = NAMES.iterator().next();
        var web = StackName.of(stack);
        var first = container(web);
        try (var stackctl = Stackctl.open()) {
            assertFalse(stackctl.removeAbandoned().contains(stack));
            // As after a start of the machine.
            engine.containers().kill(first, "SIGKILL");

            assertEquals(1, TestRun.of(Staying.class).passed());
            assertEquals(first, container(web));

            Files.writeString(REUSED, Files.readString(REUSED).replace("echo serving", "echo new"));
            assertEquals(1, TestRun.of(Staying.class).passed());
            assertNotEquals(first, container(web));

            assertEquals(Set.of(stack), NAMES);
            stackctl.stack(REUSED)
                    .named(stack)
                    .isolated()
                    .load()
                    .down(DownOptions.DEFAULTS.withVolumes());
        }
    }

    private ContainerId container(StackName stack) {
        return engine.containers().ofStack(stack, true).getFirst().id();
    }

    @ComposeStack(value = "target/stacks/reused.yaml", scope = StackScope.REUSED)
    static class Staying {
        @Test
        void stays(StackSession stack, @ServicePort(service = "web", port = 80) URI web) {
            NAMES.add(stack.name());
            assertEquals(stack.name() + "\n", page(web));
        }
    }

    @Test
    void of_ten_classes_that_run_at_once_on_one_engine_one_fails_for_itself() {
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

        assertEquals(10, run.successes() + 1, () -> String.valueOf(run.failure()));
        assertEquals(10, NAMES.size());
        assertEquals("only this one", run.failure().getMessage());
        var report = report(run.failure());
        assertTrue(report.contains("  | serving"), report);
        assertEquals(1, NAMES.stream().filter(report::contains).count(), report);
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

    static class P9 extends OneOfMany {
        @AfterEach
        void fails() {
            throw new AssertionError("only this one");
        }
    }

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
