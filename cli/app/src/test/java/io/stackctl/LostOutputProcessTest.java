package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same in a process of its own, with the streams that the system gives it. */
@Timeout(120)
class LostOutputProcessTest {

    /** More than a pipe holds. */
    private static final int MUCH = 200_000;

    @TempDir Path folder;

    @Test
    void a_full_disk_is_an_error() throws Exception {
        var process =
                OwnProcess.builder(folder, "version").redirectOutput(new File("/dev/full")).start();

        assertEquals(
                "cannot write to standard output: No space left on device\n", errorsOf(process));
        assertEquals(1, process.waitFor());
    }

    @Test
    void a_pipe_that_nobody_reads_any_more_ends_it_quietly() throws Exception {
        Files.writeString(
                folder.resolve("compose.yaml"),
                "name: shop\nservices: { web: { image: 'shop:1', labels: { x: '"
                        + "x".repeat(MUCH)
                        + "' } } }\n");
        var process = OwnProcess.builder(folder, "config").start();
        assertEquals('n', process.getInputStream().read());
        process.getInputStream().close();

        assertEquals("", errorsOf(process));
        assertEquals(141, process.waitFor());
    }

    @Test
    void errors_that_cannot_be_told_change_nothing() throws Exception {
        var process =
                OwnProcess.builder(folder, "no-such-verb")
                        .redirectError(new File("/dev/full"))
                        .start();

        assertEquals(-1, process.getInputStream().read());
        assertEquals(1, process.waitFor());
    }

    private static String errorsOf(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
