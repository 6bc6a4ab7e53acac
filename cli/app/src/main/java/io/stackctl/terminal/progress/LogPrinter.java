package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.terminal.text.GoTime;
import io.stackctl.terminal.text.Shown;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

    private final ProcessOutput output;
    private final boolean terminal;
    private final LogStyle style;

    /** Whose line is not over, on standard output and on standard error. */
    private final Map<Boolean, Begun> unended = new HashMap<>();

    private final Map<String, String> colours = new LinkedHashMap<>();
    private int width;

    LogPrinter(ProcessOutput output, boolean terminal, LogStyle style) {
        this.output = output;
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
            case Event.ResourceChanged _,
                    Event.TransferProgress _,
                    Event.BuildLog _,
                    Event.HookOutput _,
                    Event.Menu _,
                    Event.Warning _,
                    Event.Deploying _,
                    Event.NothingToDo _,
                    Event.Stopping _,
                    Event.Note _ -> {}
        }
    }

    /** Whether the end of a line is yet to come. */
    synchronized boolean isWithinLine() {
        return !unended.isEmpty();
    }

    private void attach(Event.Attaching attaching) {
        for (String source : attaching.containers()) {
            register(source);
        }
        if (style.announced()) {
            line(false, "Attaching to " + Shown.line(String.join(", ", attaching.containers())));
        }
    }

    private void print(Event.LogLine line) {
        boolean error = line.stream() == Event.Stream.STDERR && !style.onlyStdout();
        var begun = new Begun(line.source(), line.stream());
        var bytes = new ByteArrayOutputStream();
        if (!begun.equals(unended.get(error))) {
            add(bytes, end(error) + prefix(line.source()) + time(line));
        }
        line.text().appendTo(bytes);
        if (line.text().ended()) {
            unended.remove(error);
            bytes.write('\n');
        } else {
            unended.put(error, begun);
        }
        output.write(error, bytes.toByteArray());
    }

    /** Whoever speaks while the line of another one is not over begins a new one. */
    private String end(boolean error) {
        return unended.remove(error) == null ? "" : "\n";
    }

    private String prefix(String source) {
        if (!style.prefixed()) {
            return "";
        }
        String colour = register(source);
        String shown = source.equals("#watch") ? "\u29bf" : Shown.line(source);
        String padded = shown + " ".repeat(width - width(source) + 1) + " | ";
        return coloured(padded, colour);
    }

    private String time(Event.LogLine line) {
        return line.timestamp()
                .map(time -> GoTime.nanoseconds(time, style.zone()) + " ")
                .orElse("");
    }

    private void status(String source, String words) {
        String text = Shown.line(source) + " " + words;
        String eraseLine = terminal ? "\r\u001b[K" : "";
        line(false, eraseLine + coloured(text, register(source)));
    }

    /** Gives a source that is seen for the first time its colour and its room. */
    private String register(String source) {
        width = Math.max(width, width(source));
        if (source.equals("#watch")) {
            return "92";
        }
        return colours.computeIfAbsent(source, _ -> COLOURS[colours.size() % COLOURS.length]);
    }

    /** Compose counts letters, not columns. */
    private static int width(String source) {
        String shown = Shown.line(source);
        return shown.codePointCount(0, shown.length());
    }

    private String coloured(String text, String colour) {
        return terminal && style.coloured() ? Colour.of(text, colour) : text;
    }

    private void line(boolean error, String text) {
        var bytes = new ByteArrayOutputStream();
        add(bytes, end(error) + text + "\n");
        output.write(error, bytes.toByteArray());
    }

    private static void add(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void close() {
        output.out().flush();
        output.err().flush();
    }

    /** A line that a source has begun. */
    private record Begun(String source, Event.Stream stream) {}
}
