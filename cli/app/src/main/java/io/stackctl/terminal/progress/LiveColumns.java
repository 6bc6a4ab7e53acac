package io.stackctl.terminal.progress;

import io.stackctl.event.Status;
import io.stackctl.terminal.text.DisplayWidth;
import java.util.Collection;

/**
 * The columns of live progress:
 *
 * <pre>{@code
 * ⠋ Image redis:8 [⣿⣿⣤⠀]     2MB / 9MB     Pulling            3.0s
 * ✔ Container shop-web-1                   Started             1.0s
 * }</pre>
 *
 * Where they do not fit, details are cut first; then sizes go, then ids are cut, then bars go.
 *
 * @param width of a line
 * @param begin the column that all statuses stand in
 * @param sizes whether there is room to say how much of an image has come
 * @param idAndBars how wide an id and its bars may be
 * @param timer of the widest
 */
record LiveColumns(int width, int begin, boolean sizes, int idAndBars, int timer) {

    private static final String[] SPINNER = {
        "\u280b", "\u2819", "\u2839", "\u2838", "\u283c", "\u2834", "\u2826", "\u2827", "\u2807",
        "\u280f"
    };
    private static final String ELLIPSIS = "...";

    /** The columns of a blank, the mark and a blank. */
    private static final int MARK = 3;

    private static final int LEAST_ID = 10;
    private static final int LEAST_CUT = 4;

    /** Most words for a status are no longer; ids are worth more than the end of longer ones. */
    private static final int USUAL_STATUS = 10;

    /** Shares a line out. */
    static LiveColumns of(Collection<LiveRow> rows, int columns, long now) {
        // A line that ends in the last column is two lines on some terminals.
        int width = columns - 1;
        int timer = rows.stream().mapToInt(row -> row.elapsed(now).length()).max().orElse(0);
        int status =
                rows.stream()
                        .mapToInt(row -> Math.min(USUAL_STATUS, DisplayWidth.of(row.text())))
                        .max()
                        .orElse(0);
        int most = Math.max(0, width - MARK - 1 - status - 1 - timer);
        var roomy = new LiveColumns(width, 0, true, Integer.MAX_VALUE, timer);
        var fitting = roomy.widest(rows) <= most;
        var shared = new LiveColumns(width, 0, fitting, most, timer);
        return new LiveColumns(width, MARK + shared.widest(rows), fitting, most, timer);
    }

    private int widest(Collection<LiveRow> rows) {
        return rows.stream()
                .mapToInt(row -> DisplayWidth.of(id(row) + bars(row) + sizes(row)))
                .max()
                .orElse(0);
    }

    private String id(LiveRow row) {
        return cut(row.id(), Math.max(LEAST_ID, idAndBars - DisplayWidth.of(bars(row))));
    }

    private String bars(LiveRow row) {
        var bars = row.bars();
        return bars.isEmpty() || bars.length() + MARK + LEAST_ID > idAndBars
                ? ""
                : " [" + bars + "]";
    }

    private String sizes(LiveRow row) {
        var text = row.sizes();
        return sizes && !text.isEmpty() && !bars(row).isEmpty() ? " " + text : "";
    }

    /** The line of one of the rows. */
    String line(LiveRow row, long now, boolean coloured) {
        var line = new LiveLine(width, coloured);
        line.add(" ").add(symbol(row, now), colourOfMark(row.progress())).add(" ").add(id(row));
        var bars = bars(row);
        if (!bars.isEmpty()) {
            line.add(" [").add(bars.substring(2, bars.length() - 1), Colour.GREEN).add("]");
        }
        line.add(sizes(row)).fill(begin).add(" ");
        int end = width - timer - 1;
        line.add(cut(row.text(), line.roomBefore(end)), colourOf(row.progress()));
        if (!row.details().isEmpty()) {
            line.add(cut(" " + row.details(), line.roomBefore(end)));
        }
        var elapsed = row.elapsed(now);
        return line.fill(width - elapsed.length()).add(elapsed, Colour.BLUE).toString();
    }

    private static String symbol(LiveRow row, long now) {
        return switch (row.progress()) {
            case WORKING -> SPINNER[(int) (now / 100_000_000 % SPINNER.length)];
            case DONE -> "\u2714";
            case WARNING -> "!";
            case FAILED -> "\u2718";
        };
    }

    private static String colourOfMark(Status.Progress progress) {
        return progress == Status.Progress.WORKING ? Colour.YELLOW : colourOf(progress);
    }

    private static String colourOf(Status.Progress progress) {
        return switch (progress) {
            case WORKING -> Colour.NONE;
            case DONE -> Colour.GREEN;
            case WARNING -> Colour.BOLD_YELLOW;
            case FAILED -> Colour.BOLD_RED;
        };
    }

    private static String cut(String text, int width) {
        if (DisplayWidth.of(text) <= width) {
            return text;
        }
        return width < LEAST_CUT
                ? ""
                : DisplayWidth.cut(text, width - ELLIPSIS.length()) + ELLIPSIS;
    }
}
