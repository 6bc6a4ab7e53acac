package io.stackctl.terminal.text;

/**
 * Makes texts of others harmless. What an engine, a registry, a label or a file says may hold
 * sequences that a terminal obeys: they would change its title, its colours, or the lines above.
 */
public final class Shown {

    private static final int DELETE = 0x7f;
    private static final int LAST_CONTROL = 0x9f;

    private Shown() {}

    /**
     * The text with its control characters spelled out, as {@code \x1b}. Lines and tabs stay. What
     * lies beyond ASCII is spelled {@code \u009b}, which is right within JSON, too: the second set
     * of controls, and those that turn the direction of writing.
     */
    public static String text(String text) {
        return escape(text, false);
    }

    /** The same on one line: its line ends and tabs are spelled out, too. */
    public static String line(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean oneLine) {
        int first = 0;
        while (first < text.length() && !isHostile(text.charAt(first), oneLine)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        var shown = new StringBuilder(text.substring(0, first));
        for (int i = first; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (isHostile(letter, oneLine)) {
                spell(letter, shown);
            } else {
                shown.append(letter);
            }
        }
        return shown.toString();
    }

    private static boolean isHostile(char letter, boolean oneLine) {
        if (letter < ' ') {
            return oneLine || (letter != '\n' && letter != '\t');
        }
        return (letter >= DELETE && letter <= LAST_CONTROL) || turnsDirection(letter);
    }

    /** Embeddings, overrides and isolates of Unicode's bidirectional algorithm. */
    private static boolean turnsDirection(char letter) {
        return (letter >= '\u202a' && letter <= '\u202e')
                || (letter >= '\u2066' && letter <= '\u2069');
    }

    private static void spell(char letter, StringBuilder shown) {
        switch (letter) {
            case '\n' -> shown.append("\\n");
            case '\t' -> shown.append("\\t");
            default -> {
                String digits = Integer.toHexString(letter);
                shown.append(letter < ' ' ? "\\x" : "\\u")
                        .repeat('0', (letter < ' ' ? 2 : 4) - digits.length())
                        .append(digits);
            }
        }
    }
}
