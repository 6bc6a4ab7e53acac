package io.stackctl.workflow.deploy.hook;

import io.stackctl.engine.OutputLines;
import io.stackctl.event.Event.Stream;
import io.stackctl.workflow.process.Stdio;
import java.io.InputStream;
import java.util.function.BiConsumer;

/** The side of a container that nobody types to, and whose output is told by lines. */
final class HookStdio implements Stdio {

    private final OutputLines lines;

    HookStdio(OutputLines lines) {
        this.lines = lines;
    }

    @Override
    public InputStream input() {
        return InputStream.nullInputStream();
    }

    @Override
    public synchronized void write(boolean error, byte[] buffer, int offset, int length) {
        lines.accept(error ? Stream.STDERR : Stream.STDOUT, buffer, offset, length);
    }

    @Override
    public Raw raw(BiConsumer<Integer, Integer> resized) {
        return NOT_RAW;
    }

    /** Tells what has no line end. */
    synchronized void finish() {
        lines.finish();
    }
}
