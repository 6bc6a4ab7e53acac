package io.stackctl.terminal.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.terminal.progress.ProcessOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportingOutputTest {

    private final ByteArrayOutputStream disk = new ByteArrayOutputStream();

    /** Takes three bytes, then fails once, and would take more then. */
    private final OutputStream full =
            new OutputStream() {
                private boolean failed;

                @Override
                public void write(int octet) throws IOException {
                    if (disk.size() == 3 && !failed) {
                        failed = true;
                        throw new IOException("No space left on device");
                    }
                    disk.write(octet);
                }
            };

    @Test
    void a_failure_passes_through_a_print_stream_and_stays() {
        var out = stream(false);
        out.print("abc");
        assertMessage(out, "d");
        assertMessage(out, "e");
        assertThrows(StackException.class, out::flush);
        assertEquals("abc", disk.toString(StandardCharsets.UTF_8));
    }

    @Test
    void that_nobody_reads_is_known_and_not_told() {
        var out = stream(true);
        out.print("abc");
        var failure = assertThrows(StackException.class, () -> out.print("d")).failure();
        assertEquals(new Failure.OutputFailed("", true), failure);
    }

    @Test
    void only_a_pipe_or_the_system_s_words_tell_that_the_reader_is_gone() {
        var file = new BrokenPipe(Path.of("/dev/null"));
        assertTrue(file.test(new IOException("Broken pipe")));
        assertEquals(false, file.test(new IOException("No space left on device")));
        assertEquals(
                false, new BrokenPipe(Path.of("/nowhere")).test(new IOException("Kein Platz")));
    }

    @Test
    void lost_errors_of_a_process_are_a_failure_and_own_words_are_not() {
        var err = new PrintStream(full, true, StandardCharsets.UTF_8);
        err.println("abcdef");
        var output = new ProcessOutput(new PrintStream(disk), err);
        assertThrows(StackException.class, () -> output.write(true, new byte[1], 0, 1));
    }

    private PrintStream stream(boolean readerGone) {
        return new PrintStream(
                new ReportingOutput(full, "standard output", _ -> readerGone),
                true,
                StandardCharsets.UTF_8);
    }

    private static void assertMessage(PrintStream out, String text) {
        assertEquals(
                "cannot write to standard output: No space left on device",
                assertThrows(StackException.class, () -> out.print(text)).failure().message());
    }
}
