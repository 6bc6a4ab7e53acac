package io.stackctl.command;

import io.stackctl.terminal.Console;
import io.stackctl.workflow.Stdio;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.BiConsumer;

/** The console, as a process in a container sees it. */
record ConsoleStreams(Console console) implements Stdio {

    @Override
    public InputStream input() {
        return console.in();
    }

    @Override
    public void write(boolean error, byte[] buffer, int offset, int length) {
        PrintStream stream = error ? console.err() : console.out();
        stream.write(buffer, offset, length);
        stream.flush();
    }

    @Override
    public Raw raw(BiConsumer<Integer, Integer> resized) {
        if (!console.tty().inputIsTerminal()) {
            return () -> {};
        }
        var raw = console.tty().enterRawMode();
        Runnable tell =
                () -> {
                    var size = console.tty().size();
                    resized.accept(size.columns(), size.rows());
                };
        console.tty().onResize(tell);
        tell.run();
        return raw::close;
    }
}
