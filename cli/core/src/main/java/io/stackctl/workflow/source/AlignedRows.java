package io.stackctl.workflow.source;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as lines, in which columns stand one below the other. */
public final class AlignedRows {

    private static final int GAP = 3;

    private final int leastWidth;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Has none yet.
     *
     * @param leastWidth of each column but the last, with its gap
     * @param headers the first row; each further one has as many cells
     */
    public AlignedRows(int leastWidth, String... headers) {
        this.leastWidth = leastWidth;
        add(headers);
    }

    /** Adds one. */
    public void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** Whether there is nothing below the headers. */
    public boolean isEmpty() {
        return rows.size() == 1;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var row : rows) {
            for (int column = 0; column < row.size() - 1; column++) {
                text.append(row.get(column)).repeat(' ', width(column) - row.get(column).length());
            }
            text.append(row.getLast()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return Math.max(widest + GAP, leastWidth);
    }
}
