package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import java.util.Locale;
import java.util.Optional;

/** How grave a message has to be to be shown; failures always are. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /**
     * Reads the words that Docker's client takes: {@code trace}, {@code debug}, {@code info},
     * {@code warn}, {@code warning}, {@code error}, {@code fatal}, {@code panic}, in any case;
     * nothing is {@code info}.
     */
    public static Optional<LogLevel> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "trace", "debug" -> Optional.of(DEBUG);
            case "", "info" -> Optional.of(INFO);
            case "warn", "warning" -> Optional.of(WARN);
            case "error", "fatal", "panic" -> Optional.of(ERROR);
            default -> Optional.empty();
        };
    }

    /** Whether an event is shown. */
    boolean shows(Event event) {
        return switch (this) {
            case DEBUG, INFO -> true;
            case WARN -> !(event instanceof Event.Note);
            case ERROR -> !(event instanceof Event.Note || event instanceof Event.Warning);
        };
    }
}
