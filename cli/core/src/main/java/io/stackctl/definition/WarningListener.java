package io.stackctl.definition;

/** Hears of what is odd in a definition but no mistake. */
@FunctionalInterface
public interface WarningListener {

    /**
     * Called once a warning, in the order in which they are found.
     *
     * @param text one sentence, such as {@code The "TAG" variable is not set. Defaulting to a blank
     *     string.}
     */
    void warn(String text);
}
