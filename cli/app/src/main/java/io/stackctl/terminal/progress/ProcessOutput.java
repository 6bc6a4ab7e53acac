package io.stackctl.terminal.progress;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.terminal.text.Shown;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the output of processes goes. Unlike what stackctl itself says on standard error, what
 * somebody's process writes there is data: that it is lost is a failure.
 */
public record ProcessOutput(PrintStream out, PrintStream err) {

    /**
     * Passes bytes on at once.
     *
     * @param error whether they go to standard error
     * @throws StackException of {@link Failure.OutputFailed} when they cannot be written
     */
    public void write(boolean error, byte[] bytes, int offset, int length) {
        PrintStream stream = error ? err : out;
        stream.write(bytes, offset, length);
        // Flushes too.
        if (stream.checkError()) {
            throw new StackException(
                    Failure.OutputFailed.of(
                            error ? "standard error" : "standard output",
                            "it takes nothing more",
                            false));
        }
    }

    /**
     * Passes a line of a builder's log on, harmless for a terminal: unlike what a container writes,
     * it is a text, and has words of the definition and the engine in it.
     */
    void line(String text) {
        write(false, (Shown.text(text) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void write(boolean error, byte[] bytes) {
        write(error, bytes, 0, bytes.length);
    }
}
