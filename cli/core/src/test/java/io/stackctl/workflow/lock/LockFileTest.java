package io.stackctl.workflow.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One at a time, among threads and among processes. */
@Timeout(120)
class LockFileTest {

    private static final String NAME = "shop.lock";

    @TempDir private Path home;
    private LockFolder folder;

    @BeforeEach
    void prepare() throws IOException {
        folder = LockFolder.of(home, home);
    }

    @Test
    void another_thread_gets_it_once_it_is_given_back() throws Exception {
        try (var lock = new LockFile(folder, NAME)) {
            assertTrue(lock.tryTake());
            assertFalse(takenByAnotherThread());
        }

        assertTrue(takenByAnotherThread());
    }

    @Test
    void a_thread_that_did_not_get_it_takes_nothing_away_from_the_one_that_has_it()
            throws Exception {
        try (var lock = new LockFile(folder, NAME)) {
            assertTrue(lock.tryTake());
            assertFalse(takenByAnotherThread());

            assertEquals("taken already", anotherProcess().readLine());
        }
    }

    @Test
    void it_ends_with_its_process() throws Exception {
        var process = start();
        assertEquals("taken", lines(process).readLine());
        try (var lock = new LockFile(folder, NAME)) {
            assertFalse(lock.tryTake());
            assertEquals("up 4711 1", lock.text());

            process.destroyForcibly().waitFor();

            assertTrue(lock.tryTake());
            assertEquals("up 4711 1", lock.text());
        }
    }

    @Test
    void a_thread_cannot_wait_for_itself() throws IOException {
        try (var lock = new LockFile(folder, NAME);
                var again = new LockFile(folder, NAME)) {
            assertTrue(lock.tryTake());

            assertThrows(IllegalStateException.class, again::tryTake);
        }
    }

    @Test
    void a_text_replaces_a_longer_one() throws IOException {
        try (var lock = new LockFile(folder, NAME)) {
            assertTrue(lock.tryTake());
            lock.sign("x".repeat(300));
            lock.sign("down 1 2");

            assertEquals("down 1 2", lock.text());
        }
    }

    private boolean takenByAnotherThread() throws Exception {
        var task =
                new FutureTask<>(() -> {
                    try (var lock = new LockFile(folder, NAME)) {
                        return lock.tryTake();
                    }
                });
        Thread.ofPlatform().start(task);
        return task.get();
    }

    private BufferedReader anotherProcess() throws IOException {
        return lines(start());
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        locationOf(LockHolder.class)
                                + File.pathSeparator
                                + locationOf(LockFile.class),
                        LockHolder.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String locationOf(Class<?> code) {
        return code.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private static BufferedReader lines(Process process) {
        return process.inputReader();
    }
}
