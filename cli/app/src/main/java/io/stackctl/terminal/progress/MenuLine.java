package io.stackctl.terminal.progress;

import io.stackctl.event.Event;

/** The line under what containers write that says which keys do something. */
final class MenuLine {

    private static final String KEY = "38;2;0;0;0;48;2;255;255;255;1";
    private static final String FAINT = "2";

    private MenuLine() {}

    /**
     * It, as far as it fits.
     *
     * @param columns of the terminal
     */
    static String of(Event.Menu menu, int columns, boolean coloured) {
        var watch = menu.watching() ? " Disable Watch" : " Enable Watch";
        var plain = "w" + watch + "   d Detach";
        if (plain.length() > columns) {
            return plain.substring(0, columns);
        }
        return coloured
                ? Colour.of("w", KEY)
                        + Colour.of(watch, FAINT)
                        + "   "
                        + Colour.of("d", KEY)
                        + Colour.of(" Detach", FAINT)
                : plain;
    }
}
