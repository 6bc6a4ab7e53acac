package io.stackctl.terminal.progress;

import io.stackctl.event.Status;
import io.stackctl.terminal.device.Tty.TerminalSize;
import io.stackctl.terminal.text.DisplayWidth;
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
        // The line under the last one, where the cursor rests, must not push the first one out.
        int most = size.rows() - 1;
        List<String> lines = rows.size() < most ? allLines(rows, size, now) : some(rows, size, now);
        return lines.subList(0, Math.min(most, lines.size()));
    }

    private List<String> some(Collection<LiveRow> rows, TerminalSize size, long now) {
        Set<LiveRow> shown = mostTelling(rows, Math.max(0, size.rows() - 3));
        List<String> lines = new ArrayList<>();
        lines.add(headline(rows, size.columns()));
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
        lines.add(headline(rows, size.columns()));
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

    private String headline(Collection<LiveRow> rows, int columns) {
        long done = rows.stream().filter(row -> row.progress() != Status.Progress.WORKING).count();
        String text = "[+] " + title + " " + done + "/" + rows.size();
        String shown = cut(dryRun ? "DRY-RUN MODE - " + text : text, columns);
        return done == rows.size() ? colour(shown, BLUE) : shown;
    }

    private static int idWidth(Collection<LiveRow> rows) {
        return rows.stream().mapToInt(row -> DisplayWidth.of(row.id())).max().orElse(0);
    }

    private String line(LiveRow row, int idWidth, int columns, long now) {
        String elapsed = row.elapsed(now);
        int room = columns - MARK_WIDTH - elapsed.length() - 2;
        int idRoom = Math.max(1, Math.min(idWidth, room - LEAST_STATUS - 1));
        int statusRoom = Math.max(0, room - idRoom - 1);
        if (room <= 0) {
            // On a terminal too narrow even for this, what fits is shown without colours.
            return DisplayWidth.cut(" " + symbol(row, now) + " " + row.id(), columns);
        }
        return " "
                + colour(symbol(row, now), colourOf(row.progress()))
                + " "
                + pad(cut(row.id(), idRoom), idRoom)
                + colour(
                        " " + pad(cut(row.status(), statusRoom), statusRoom),
                        colourOf(row.progress()))
                + colour(" " + elapsed, BLUE);
    }

    private static String symbol(LiveRow row, long now) {
        return switch (row.progress()) {
            case WORKING -> SPINNER[(int) (now / 100_000_000 % SPINNER.length)];
            case DONE -> "\u2714";
            case WARNING -> "!";
            case FAILED -> "\u2718";
        };
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
        if (DisplayWidth.of(text) <= width) {
            return text;
        }
        return width <= 0 ? "" : DisplayWidth.cut(text, width - 1) + ELLIPSIS;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
    }
}
