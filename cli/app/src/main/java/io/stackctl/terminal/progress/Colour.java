package io.stackctl.terminal.progress;

/** Colours of a terminal, as SGR numbers them (ECMA-48, 8.3.117). */
final class Colour {

    static final String GREEN = "32";
    static final String BLUE = "34";
    static final String YELLOW = "33";
    static final String CYAN = "36";
    static final String BOLD_YELLOW = "33;1";
    static final String BOLD_RED = "31;1";

    /** That of the text around it. */
    static final String NONE = "";

    private Colour() {}

    /** A text in a colour. */
    static String of(String text, String colour) {
        return colour.isEmpty() || text.isEmpty()
                ? text
                : "\u001b[" + colour + "m" + text + "\u001b[0m";
    }
}
