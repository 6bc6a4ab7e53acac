package io.stackctl.docker.transport;

import io.stackctl.engine.EngineThread;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An ssh process. What it says on its standard error, which is much where the user's configuration
 * asks for it, is read while it runs: else it would stop once nobody had room for more.
 */
final class SshProcess {

    private static final int LONGEST_WORDS = 2_000;

    /** For words that are said already. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Process process;
    private final Thread listener;
    private byte[] words = new byte[0];

    private SshProcess(Process process) {
        this.process = process;
        this.listener = EngineThread.start("ssh errors", this::listen);
    }

    static SshProcess start(ProcessBuilder program) throws IOException {
        return new SshProcess(program.start());
    }

    private void listen() {
        try (InputStream errors = process.getErrorStream()) {
            byte[] piece = new byte[LONGEST_WORDS];
            for (int count = errors.read(piece); count >= 0; count = errors.read(piece)) {
                heard(piece, count);
            }
        } catch (IOException e) {
            // It was ended, and nobody asks why.
        }
    }

    /** Keeps what was said last. */
    private synchronized void heard(byte[] piece, int count) {
        byte[] all = Arrays.copyOf(words, words.length + count);
        System.arraycopy(piece, 0, all, words.length, count);
        words = Arrays.copyOfRange(all, Math.max(0, all.length - LONGEST_WORDS), all.length);
    }

    private synchronized String words() {
        return new String(words, StandardCharsets.UTF_8).replace("\r", "").strip();
    }

    InputStream output() {
        return process.getInputStream();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, but not longer than that. */
    void await(int millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    void destroy() {
        process.destroy();
    }

    /** Why it has ended, or is about to; null when it ended well. */
    @Nullable SshException end(boolean answered) {
        try {
            int code = process.waitFor();
            if (code == 0) {
                return null;
            }
            // What it started may go on, and could still say something.
            listener.join(PATIENCE);
            String said = words();
            return new SshException(
                    said.isEmpty() ? "the ssh command ended with code " + code : said, answered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
