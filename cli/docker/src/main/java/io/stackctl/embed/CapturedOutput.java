package io.stackctl.embed;

import io.stackctl.workflow.process.Stdio;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** Keeps what a process writes, up to a bound: containers may write without end. */
final class CapturedOutput implements Stdio {

    private static final int MOST = 4 << 20;

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private boolean truncated;

    @Override
    public InputStream input() {
        return InputStream.nullInputStream();
    }

    @Override
    public void write(boolean error, byte[] buffer, int offset, int length) {
        var kept = error ? stderr : stdout;
        int room = Math.min(length, MOST - kept.size());
        kept.write(buffer, offset, room);
        truncated |= room < length;
    }

    @Override
    public Raw raw(BiConsumer<Integer, Integer> resized) {
        return NOT_RAW;
    }

    ExecResult result(int exitCode) {
        return new ExecResult(
                exitCode,
                stdout.toString(StandardCharsets.UTF_8),
                stderr.toString(StandardCharsets.UTF_8),
                truncated);
    }
}
