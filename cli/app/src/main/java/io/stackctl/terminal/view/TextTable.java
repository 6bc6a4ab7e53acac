package io.stackctl.terminal.view;

import io.stackctl.terminal.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** Rows in columns. The last cell of a row is never padded. */
final class TextTable {

    private final int minimum;
    private final int gap;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(int minimum, int gap) {
        this.minimum = minimum;
        this.gap = gap;
    }

    /**
     * As {@code ps}, {@code stats} and {@code volumes} print: a column is at least 10 wide, the gap
     * is 3.
     */
    static TextTable narrow() {
        return new TextTable(10, 3);
    }

    /** As {@code ls}, {@code images} and {@code config --variables} print: at least 20 wide. */
    static TextTable wide() {
        return new TextTable(20, 3);
    }

    /** As {@code top} prints: at least 4 wide, the gap is 2. */
    static TextTable dense() {
        return new TextTable(4, 2);
    }

    /** Adds a row; what a cell has of line ends, tabs and other controls is spelled out. */
    TextTable row(List<String> cells) {
        rows.add(cells.stream().map(Shown::line).toList());
        return this;
    }

    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    /** Lines with an ending newline each. */
    @Override
    public String toString() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size() - 1; column++) {
                if (column == widths.size()) {
                    widths.add(minimum);
                }
                widths.set(column, Math.max(widths.get(column), length(row.get(column)) + gap));
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                text.append(cell);
                if (column < row.size() - 1) {
                    text.repeat(' ', widths.get(column) - length(cell));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
