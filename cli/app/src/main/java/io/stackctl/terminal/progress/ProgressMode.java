package io.stackctl.terminal.progress;

/** How progress is shown, as {@code --progress} and {@code COMPOSE_PROGRESS} name it. */
public enum ProgressMode {
    AUTO,
    TTY,
    PLAIN,
    JSON,
    QUIET;

    /**
     * Reads {@code auto}, {@code tty}, {@code plain}, {@code json}, {@code quiet} or its other name
     * {@code none}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static ProgressMode of(String word) {
        return switch (word) {
            case "auto", "" -> AUTO;
            case "tty" -> TTY;
            case "plain" -> PLAIN;
            case "json" -> JSON;
            case "quiet", "none" -> QUIET;
            default ->
                    throw new IllegalArgumentException(
                            "unsupported --progress value \"" + word + "\"");
        };
    }
}
