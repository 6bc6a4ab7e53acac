package io.stackctl.terminal.progress;

import io.stackctl.terminal.device.Console;
import io.stackctl.terminal.device.Tty;
import io.stackctl.terminal.text.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** A table that is drawn over itself, as {@code stats} does. Closing it gives the cursor back. */
public final class LiveTable implements AutoCloseable {

    private final LiveArea area;
    private final Console console;

    public LiveTable(Console console) {
        this.console = console;
        this.area = new LiveArea(console.out(), console.tty());
    }

    /** Draws it in the place of the one before, cut to what fits the terminal. */
    public void draw(String text) {
        Tty.TerminalSize size = console.tty().size();
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().limit(Math.max(1, size.rows() - 1L)).toList()) {
            lines.add(DisplayWidth.cut(line, size.columns()));
        }
        area.draw(lines);
    }

    @Override
    public void close() {
        area.close();
    }
}
