package io.stackctl.terminal.progress;

import io.stackctl.terminal.text.DisplayWidth;

/** A line of a terminal in the making; what does not fit is left out. */
final class LiveLine {

    private final int columns;
    private final boolean coloured;
    private final StringBuilder line = new StringBuilder();
    private int width;

    LiveLine(int columns, boolean coloured) {
        this.columns = columns;
        this.coloured = coloured;
    }

    LiveLine add(String text) {
        return add(text, Colour.NONE);
    }

    /**
     * Adds a text.
     *
     * @param colour as SGR numbers it, such as {@code 31;1}; empty for none
     */
    LiveLine add(String text, String colour) {
        var fitting = DisplayWidth.cut(text, roomBefore(columns));
        width += DisplayWidth.of(fitting);
        line.append(Colour.of(fitting, coloured ? colour : Colour.NONE));
        return this;
    }

    /** Adds blanks up to a column. */
    LiveLine fill(int column) {
        return add(" ".repeat(roomBefore(Math.min(column, columns))));
    }

    /** How many columns there are left in front of one. */
    int roomBefore(int column) {
        return Math.max(0, column - width);
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
