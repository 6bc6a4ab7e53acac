package io.stackctl.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.embed.StackSession;
import io.stackctl.embed.Stackctl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs whose process ends before they do. */
class KilledRunIT extends TestRuns {

    @Test
    void what_killed_runs_left_the_next_one_takes_away_images_that_were_built_too()
            throws Exception {
        var begun = run(HalfUp.class);
        try (var killed = child()) {
            killed.process().destroyForcibly();
            assertTrue(killed.process().waitFor(1, TimeUnit.MINUTES));
            assertTrue(left().toString().contains(killed.line()), left().toString());
            while (left().stream().noneMatch(name -> name.endsWith("-last-1"))) {
                assertTrue(begun.isAlive());
                Thread.sleep(50);
            }
        } finally {
            begun.destroyForcibly();
            assertTrue(begun.waitFor(1, TimeUnit.MINUTES));
        }
        assertTrue(left().toString().contains("-built:latest"), left().toString());

        assertEquals(1, TestRun.of(Next.class).passed());
    }

    /** Never comes up. */
    @ComposeStack("classpath:stacks/half.yaml")
    static class HalfUp {
        @Test
        void never_begins() {}
    }

    /** What runs next, whatever it is. */
    @ComposeStack("classpath:stacks/web.yaml")
    static class Next {
        @Test
        void runs() {}
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

    /** Runs tests in a process of their own. */
    private static Process run(Class<?> tests) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        TestClassPath.get(),
                        OwnRun.class.getName(),
                        tests.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Child child() throws IOException {
        var process = run(Endless.class);
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
}
