package io.stackctl.command;

/** What a verb does where {@code --context} names several engines. */
public enum OnSeveral {
    /** Nothing: it is for one engine. */
    REFUSED,
    /** Asks all at once, and shows the answers together. */
    TOGETHER,
    /** Looks at one after the other, each for itself. */
    EACH,
    /** Changes one after the other. Where one fails, those behind it are not begun. */
    IN_TURN
}
