package io.stackctl.terminal.text;

/** Cuts long values as the engine's client does. */
public final class Ellipsis {

    private Ellipsis() {}

    /**
     * A text of so many columns at most, the last of them an ellipsis where it was longer. Wide
     * letters count twice; the client counts what joins another letter as one column.
     */
    public static String of(String text, int columns) {
        int width = 0;
        int end = 0;
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            width += DisplayWidth.isWide(letter) ? 2 : 1;
            i += Character.charCount(letter);
            if (width <= columns - 1) {
                end = i;
            }
        }
        return width <= columns ? text : text.substring(0, end) + "\u2026";
    }
}
