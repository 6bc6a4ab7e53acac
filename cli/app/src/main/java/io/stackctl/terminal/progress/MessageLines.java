package io.stackctl.terminal.progress;

import io.stackctl.terminal.text.GoQuote;
import io.stackctl.terminal.text.Shown;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Warnings and notes in the form that Compose's logger gives them, which scripts look for. */
final class MessageLines {

    private final boolean terminal;
    private final boolean coloured;

    MessageLines(boolean terminal, boolean coloured) {
        this.terminal = terminal;
        this.coloured = coloured;
    }

    /** A line with its end, harmless already: it has colours of our own. */
    String warning(String message) {
        return line(
                terminal
                        ? level("WARN", Colour.YELLOW) + Shown.text(message)
                        : record("warning", message));
    }

    /** The same. */
    String note(String message) {
        return line(
                terminal
                        ? level("INFO", Colour.CYAN) + Shown.text(message)
                        : record("info", message));
    }

    private static String line(String text) {
        return text + "\n";
    }

    private String level(String word, String colour) {
        return (coloured ? Colour.of(word, colour) : word) + "[0000] ";
    }

    /** {@code time="2026-01-02T03:04:05Z" level=warning msg="…"}. */
    private String record(String level, String message) {
        String time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX")
                        .format(ZonedDateTime.now(ZoneId.systemDefault()));
        return "time=\"" + time + "\" level=" + level + " msg=" + GoQuote.of(message);
    }
}
