package io.stackctl.terminal.progress;

/**
 * Whether colours and cursor movements are used, as {@code --ansi} and {@code COMPOSE_ANSI} name
 * it.
 */
public enum AnsiMode {
    AUTO,
    ALWAYS,
    NEVER;

    /**
     * Reads {@code auto}, {@code always} or {@code never}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static AnsiMode of(String word) {
        return switch (word) {
            case "auto", "" -> AUTO;
            case "always" -> ALWAYS;
            case "never" -> NEVER;
            default ->
                    throw new IllegalArgumentException(
                            "invalid value for --ansi: \""
                                    + word
                                    + "\". Use never, always or auto");
        };
    }
}
