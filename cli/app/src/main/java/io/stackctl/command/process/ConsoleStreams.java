package io.stackctl.command.process;

import io.stackctl.failure.StackException;
import io.stackctl.terminal.device.Console;
import io.stackctl.terminal.progress.ProcessOutput;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.process.Stdio;
import java.io.InputStream;
import java.util.function.BiConsumer;

/** The console, as a process in a container sees it. */
record ConsoleStreams(Console console, Renderer events) implements Stdio {

    private static final int TRIES = 10;
    private static final long PAUSE_MILLIS = 20;

    @Override
    public InputStream input() {
        return console.in();
    }

    @Override
    public void write(boolean error, byte[] buffer, int offset, int length) {
        events.settle();
        new ProcessOutput(console.out(), console.err()).write(error, buffer, offset, length);
    }

    @Override
    public Raw raw(BiConsumer<Integer, Integer> resized) {
        events.settle();
        if (!console.tty().inputIsTerminal()) {
            return NOT_RAW;
        }
        var raw = console.tty().enterRawMode();
        Thread.ofVirtual().name("terminal size").start(() -> tellAtStart(resized));
        console.tty().onResize(() -> tell(resized));
        return raw::close;
    }

    /** The engine refuses a size until the process has really started, which it does not tell. */
    private void tellAtStart(BiConsumer<Integer, Integer> resized) {
        try {
            for (int left = TRIES; left > 0 && !tell(resized); left--) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process took the size; one that has ended needs none. */
    private boolean tell(BiConsumer<Integer, Integer> resized) {
        var size = console.tty().size();
        try {
            resized.accept(size.columns(), size.rows());
            return true;
        } catch (StackException notRunning) {
            return false;
        }
    }
}
