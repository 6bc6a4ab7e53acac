package io.stackctl.command;

import io.stackctl.terminal.Console;
import io.stackctl.workflow.LocalStreams;
import java.io.InputStream;
import java.io.OutputStream;

/** The console, as a process in a container sees it. */
record ConsoleStreams(Console console) implements LocalStreams {

    @Override
    public InputStream in() {
        return console.in();
    }

    @Override
    public OutputStream out() {
        return console.out();
    }

    @Override
    public OutputStream err() {
        return console.err();
    }

    @Override
    public int columns() {
        return console.tty().size().columns();
    }

    @Override
    public int rows() {
        return console.tty().size().rows();
    }

    @Override
    public Closing rawMode() {
        var raw = console.tty().enterRawMode();
        return raw::close;
    }

    @Override
    public void onResize(Runnable change) {
        console.tty().onResize(change);
    }
}
