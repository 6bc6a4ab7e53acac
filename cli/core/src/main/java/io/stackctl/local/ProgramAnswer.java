package io.stackctl.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a program says that is asked one thing, such as a credential helper. It is another's: it may
 * say too much, or nothing for ever.
 *
 * @param code its exit code
 * @param text its standard output, at most {@link #LONGEST} bytes
 */
public record ProgramAnswer(int code, String text) {

    /** Bytes; a long token has some thousand. */
    public static final int LONGEST = 1024 * 1024;

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /**
     * Asks a program. Its standard error goes nowhere.
     *
     * @param question what it reads from its standard input
     * @param patience how long it may take; whoever answers may have to be asked for a passphrase
     * @throws IOException when it cannot be started, says too much, or takes too long
     */
    public static ProgramAnswer of(ProcessBuilder program, String question, Duration patience)
            throws IOException, InterruptedException {
        return from(program.redirectError(Redirect.DISCARD), question, patience, () -> {});
    }

    /**
     * Runs a program that asks nobody. What it says on its standard error, such as why it fails, is
     * part of the answer.
     *
     * @param patience how long it may take
     * @throws IOException when it cannot be started, says too much, or takes too long
     */
    public static ProgramAnswer withErrors(ProcessBuilder program, Duration patience)
            throws IOException, InterruptedException {
        return withErrors(program, patience, () -> {});
    }

    /**
     * The same of one that is watched.
     *
     * @param guard looks every now and then at what it does; what it throws ends the program
     */
    public static ProgramAnswer withErrors(
            ProcessBuilder program, Duration patience, Runnable guard)
            throws IOException, InterruptedException {
        return from(program.redirectErrorStream(true), "", patience, guard);
    }

    private static ProgramAnswer from(
            ProcessBuilder program, String question, Duration patience, Runnable guard)
            throws IOException, InterruptedException {
        var process = program.start();
        try {
            var talk = new FutureTask<>(() -> talk(process, question));
            Thread.ofPlatform().daemon().name("program").start(talk);
            return await(talk, patience, guard);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException("a talk fails with nothing else", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static ProgramAnswer await(
            FutureTask<ProgramAnswer> talk, Duration patience, Runnable guard)
            throws IOException, InterruptedException, ExecutionException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            long left = until - System.nanoTime();
            try {
                return talk.get(Math.clamp(left, 0, LOOK_NANOS), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (left <= 0) {
                    throw new IOException(
                            "it did not answer within " + patience.toSeconds() + " s", e);
                }
                guard.run();
            }
        }
    }

    private static ProgramAnswer talk(Process process, String question)
            throws IOException, InterruptedException {
        ask(process.getOutputStream(), question);
        return new ProgramAnswer(listen(process.getInputStream()), process);
    }

    private ProgramAnswer(String text, Process process) throws InterruptedException {
        this(process.waitFor(), text);
    }

    private static void ask(OutputStream input, String question) {
        try (input) {
            input.write(question.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It need not listen to answer, and its exit code says what it thinks of it.
            return;
        }
    }

    private static String listen(InputStream output) throws IOException {
        var bytes = output.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException("it answers with more than " + LONGEST / 1024 / 1024 + " MiB");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
