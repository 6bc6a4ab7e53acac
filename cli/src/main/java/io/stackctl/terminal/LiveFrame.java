package io.stackctl.terminal;

import io.stackctl.event.Status;
import io.stackctl.terminal.Tty.TerminalSize;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lays out live progress: a headline and one line a resource, cut to the terminal's size. */
final class LiveFrame {

    private static final String[] SPINNER = {
        "\u280b", "\u2819", "\u2839", "\u2838", "\u283c", "\u2834", "\u2826", "\u2827", "\u2807",
        "\u280f"
    };
    private static final String ELLIPSIS = "\u2026";
    private static final String BLUE = "34";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String RED = "31";

    /** The columns of {@code ✔ } in front and of the least room that a status keeps. */
    private static final int MARK_WIDTH = 3;

    private static final int LEAST_STATUS = 10;

    private final String title;
    private final boolean coloured;
    private final boolean dryRun;

    LiveFrame(String title, boolean coloured, boolean dryRun) {
        this.title = title;
        this.coloured = coloured;
        this.dryRun = dryRun;
    }

    /** What fits on the screen: what moves or failed goes first, then what was done last. */
    List<String> lines(Collection<LiveRow> rows, TerminalSize size, long now) {
        // The headline, and the line under the last one where the cursor rests.
        int room = Math.max(1, size.rows() - 2);
        if (rows.size() <= room) {
            return allLines(rows, size, now);
        }
        Set<LiveRow> shown = mostTelling(rows, room - 1);
        List<String> lines = new ArrayList<>();
        lines.add(headline(rows));
        for (LiveRow row : rows) {
            if (shown.contains(row)) {
                lines.add(line(row, idWidth(shown), size.columns(), now));
            }
        }
        lines.add(
                cut(
                        "   " + ELLIPSIS + " and " + (rows.size() - shown.size()) + " more",
                        size.columns()));
        return lines;
    }

    /** Every row, however many. */
    List<String> allLines(Collection<LiveRow> rows, TerminalSize size, long now) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(rows));
        int idWidth = idWidth(rows);
        for (LiveRow row : rows) {
            lines.add(line(row, idWidth, size.columns(), now));
        }
        return lines;
    }

    private static Set<LiveRow> mostTelling(Collection<LiveRow> rows, int room) {
        Set<LiveRow> chosen = new LinkedHashSet<>();
        for (LiveRow row : rows) {
            if (chosen.size() < room && row.progress() == Status.Progress.FAILED) {
                chosen.add(row);
            }
        }
        for (LiveRow row : rows) {
            if (chosen.size() < room && row.progress() == Status.Progress.WORKING) {
                chosen.add(row);
            }
        }
        for (LiveRow row : new ArrayList<>(rows).reversed()) {
            if (chosen.size() < room) {
                chosen.add(row);
            }
        }
        return chosen;
    }

    private String headline(Collection<LiveRow> rows) {
        long done = rows.stream().filter(row -> row.progress() != Status.Progress.WORKING).count();
        String text = "[+] " + title + " " + done + "/" + rows.size();
        String shown = dryRun ? "DRY-RUN MODE - " + text : text;
        return done == rows.size() ? colour(shown, BLUE) : shown;
    }

    private static int idWidth(Collection<LiveRow> rows) {
        return rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
    }

    private String line(LiveRow row, int idWidth, int columns, long now) {
        String elapsed = row.elapsed(now);
        int room = columns - MARK_WIDTH - elapsed.length() - 2;
        int idRoom = Math.max(1, Math.min(idWidth, room - LEAST_STATUS - 1));
        int statusRoom = Math.max(0, room - idRoom - 1);
        String text =
                pad(cut(row.id(), idRoom), idRoom)
                        + " "
                        + pad(cut(row.status(), statusRoom), statusRoom);
        // On a terminal too narrow even for this the elapsed time is what can be missed.
        String end = room > 0 ? " " + elapsed : "";
        return " " + mark(row, now) + " " + status(row, text, idRoom) + colour(end, BLUE);
    }

    /** Colours the status part of a finished row the way its mark is coloured. */
    private String status(LiveRow row, String text, int idRoom) {
        String colour = colourOf(row.progress());
        return colour.isEmpty() || text.length() <= idRoom
                ? text
                : text.substring(0, idRoom) + colour(text.substring(idRoom), colour);
    }

    private String mark(LiveRow row, long now) {
        String symbol =
                switch (row.progress()) {
                    case WORKING -> SPINNER[(int) (now / 100_000_000 % SPINNER.length)];
                    case DONE -> "\u2714";
                    case WARNING -> "!";
                    case FAILED -> "\u2718";
                };
        return colour(symbol, colourOf(row.progress()));
    }

    private static String colourOf(Status.Progress progress) {
        return switch (progress) {
            case WORKING -> "";
            case DONE -> GREEN;
            case WARNING -> YELLOW;
            case FAILED -> RED;
        };
    }

    private String colour(String text, String colour) {
        return coloured && !colour.isEmpty() && !text.isEmpty()
                ? "\u001b[" + colour + "m" + text + "\u001b[0m"
                : text;
    }

    private static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        return width <= 0 ? "" : text.substring(0, width - 1) + ELLIPSIS;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
