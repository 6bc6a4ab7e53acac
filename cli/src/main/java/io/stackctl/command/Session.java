package io.stackctl.command;

import io.stackctl.terminal.Appearance;
import io.stackctl.terminal.Console;
import io.stackctl.terminal.LogStyle;
import io.stackctl.terminal.Renderer;
import java.io.PrintStream;

/** One run of a verb: what it is connected to, and what the flags in front of it said. */
public final class Session {

    private final Console console;
    private final Globals globals;

    Session(Console console, Globals globals) {
        this.console = console;
        this.globals = globals;
    }

    Console console() {
        return console;
    }

    Globals globals() {
        return globals;
    }

    PrintStream out() {
        return console.out();
    }

    Appearance appearance() {
        return Appearance.of(console, globals.progress(), globals.ansi(), globals.dryRun());
    }

    /**
     * The renderer that was asked for.
     *
     * @param title the word over live progress, such as {@code Running}
     */
    Renderer progress(String title) {
        return progress(title, LogStyle.attached(true, true));
    }

    /** The renderer that was asked for, with containers' output in a style of its own. */
    Renderer progress(String title, LogStyle style) {
        return appearance().renderer(console, title, style);
    }
}
