package io.stackctl.terminal.progress;

import io.stackctl.event.Status;
import io.stackctl.terminal.device.Tty.TerminalSize;
import io.stackctl.terminal.text.DisplayWidth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays out live progress: a headline and one line a resource, cut to the terminal's size. */
final class LiveFrame {

    private final String title;
    private final boolean coloured;
    private final boolean dryRun;

    /**
     * Lays out nothing yet.
     *
     * @param title what is done, in a word: mostly the verb
     */
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
        lines.addAll(lines(rows.stream().filter(shown::contains).toList(), size.columns(), now));
        lines.add(
                DisplayWidth.cut(" ... " + (rows.size() - shown.size()) + " more", size.columns()));
        return lines;
    }

    /** Every row, however many. */
    List<String> allLines(Collection<LiveRow> rows, TerminalSize size, long now) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(rows, size.columns()));
        lines.addAll(lines(rows, size.columns(), now));
        return lines;
    }

    private List<String> lines(Collection<LiveRow> rows, int columns, long now) {
        var layout = LiveColumns.of(rows, columns, now);
        return rows.stream().map(row -> layout.line(row, now, coloured)).toList();
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

    /** Layers count, too, though they have no line of their own. */
    private String headline(Collection<LiveRow> rows, int columns) {
        Map<String, Layer> layers = new HashMap<>();
        rows.forEach(row -> layers.putAll(row.layers()));
        long done =
                rows.stream().filter(row -> row.progress() != Status.Progress.WORKING).count()
                        + layers.values().stream().filter(layer -> !layer.moving()).count();
        int all = rows.size() + layers.size();
        String text = "[+] " + title + " " + done + "/" + all;
        return DisplayWidth.cut(dryRun ? "DRY-RUN MODE - " + text : text, columns);
    }
}
