package io.stackctl.terminal;

import io.stackctl.event.Event;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints what containers write, each line with its container in front: {@code web-1 | listening}.
 */
final class LogPrinter {

    /**
     * Cyan, yellow, green, magenta, blue, then the same in bold; an eleventh source starts again.
     */
    private static final String[] COLOURS = {
        "36", "33", "32", "35", "34", "36;1", "33;1", "32;1", "35;1", "34;1"
    };

    private static final String RESET = "\u001b[0m";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final LogStyle style;
    private final Map<String, String> colours = new LinkedHashMap<>();
    private int width;

    LogPrinter(PrintStream out, PrintStream err, boolean terminal, LogStyle style) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.style = style;
    }

    /** Takes the events about containers' output and ignores all others. */
    synchronized void accept(Event event) {
        switch (event) {
            case Event.Attaching attaching -> attach(attaching);
            case Event.LogLine line -> print(line);
            case Event.ContainerExited exited ->
                    status(
                            exited.source(),
                            "exited with code "
                                    + exited.exitCode()
                                    + (exited.restarting() ? " (restarting)" : ""));
            case Event.ContainerRecreated recreated ->
                    status(recreated.source(), "has been recreated");
            case Event.Aborting _ -> message("Aborting on container exit...", "1;31");
            case Event.Interrupting _ ->
                    message("Gracefully Stopping... press Ctrl+C again to force", "");
            case Event.ResourceChanged _,
                    Event.TransferProgress _,
                    Event.BuildLog _,
                    Event.Warning _,
                    Event.Note _ -> {}
        }
    }

    private void attach(Event.Attaching attaching) {
        for (String source : attaching.containers()) {
            register(source);
        }
        if (style.announced()) {
            line(out, "Attaching to " + String.join(", ", attaching.containers()));
        }
    }

    private void print(Event.LogLine line) {
        boolean toErr = line.stream() == Event.Stream.STDERR && !style.onlyStdout();
        line(toErr ? err : out, prefix(line.source()) + time(line) + line.text());
    }

    private String prefix(String source) {
        if (!style.prefixed()) {
            return "";
        }
        String colour = register(source);
        String shown = source.equals("#watch") ? "\u29bf" : source;
        String padded = shown + " ".repeat(width - source.length() + 1) + " | ";
        return coloured(padded, colour);
    }

    private String time(Event.LogLine line) {
        return line.timestamp()
                .map(time -> GoTime.nanoseconds(time, style.zone()) + " ")
                .orElse("");
    }

    private void status(String source, String words) {
        String text = source + " " + words;
        String eraseLine = terminal ? "\r\u001b[K" : "";
        line(out, eraseLine + coloured(text, register(source)));
    }

    private void message(String text, String colour) {
        line(err, terminal && !colour.isEmpty() ? "\u001b[" + colour + "m" + text + RESET : text);
    }

    /** Gives a source that is seen for the first time its colour and its room. */
    private String register(String source) {
        width = Math.max(width, source.length());
        if (source.equals("#watch")) {
            return "92";
        }
        return colours.computeIfAbsent(source, _ -> COLOURS[colours.size() % COLOURS.length]);
    }

    private String coloured(String text, String colour) {
        return terminal && style.coloured() ? "\u001b[" + colour + "m" + text + RESET : text;
    }

    private static void line(PrintStream stream, String text) {
        stream.println(text);
        stream.flush();
    }

    synchronized void close() {
        out.flush();
        err.flush();
    }
}
