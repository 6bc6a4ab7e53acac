package io.stackctl.terminal.progress;

import io.stackctl.terminal.device.TextOutput;
import io.stackctl.terminal.device.Tty;
import java.util.List;

/** The last lines of a terminal, drawn over and over. Not for use by several threads at once. */
final class LiveArea implements AutoCloseable {

    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String ERASE_TO_END_OF_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final TextOutput out;
    private final Tty tty;
    // The process may end in the middle of a frame: the shell must get its cursor back.
    private final Thread showCursorOnExit = new Thread(this::showCursor);
    private int drawnLines;
    private boolean hooked;
    private volatile boolean cursorHidden;

    LiveArea(TextOutput out, Tty tty) {
        this.out = out;
        this.tty = tty;
    }

    Tty.TerminalSize size() {
        return tty.size();
    }

    /** Draws these lines in the place of those drawn before. Each must fit the width. */
    void draw(List<String> lines) {
        if (!hooked) {
            Runtime.getRuntime().addShutdownHook(showCursorOnExit);
            hooked = true;
        }
        var frame = new StringBuilder(HIDE_CURSOR).append(toTop());
        for (String line : lines) {
            frame.append(line).append(ERASE_TO_END_OF_LINE).append('\n');
        }
        cursorHidden = true;
        // One write a frame: a frame in two halves flickers.
        out.raw(frame.append(ERASE_BELOW).toString());
        out.flush();
        drawnLines = lines.size();
    }

    /** Removes what is drawn, so that something can be printed in its place. */
    void clear() {
        if (drawnLines > 0) {
            out.raw(toTop() + ERASE_BELOW);
            out.flush();
            drawnLines = 0;
        }
    }

    /** Leaves what is drawn for good; the next drawing starts below it. */
    void leave() {
        drawnLines = 0;
        showCursor();
    }

    @Override
    public void close() {
        leave();
        if (hooked) {
            hooked = false;
            try {
                Runtime.getRuntime().removeShutdownHook(showCursorOnExit);
            } catch (IllegalStateException ending) {
                // The process ends already; showing the cursor twice does no harm.
                return;
            }
        }
    }

    private String toTop() {
        return drawnLines == 0 ? "" : "\u001b[" + drawnLines + "A\r";
    }

    private void showCursor() {
        if (cursorHidden) {
            cursorHidden = false;
            out.raw(SHOW_CURSOR);
            out.flush();
        }
    }
}
