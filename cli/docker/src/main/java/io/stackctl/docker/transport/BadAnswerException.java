package io.stackctl.docker.transport;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What answers does not keep to the protocol, or to the bounds that every answer has. */
public final class BadAnswerException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    private static final int LONGEST_EXCERPT = 60;

    /**
     * Creates one.
     *
     * @param message what is wrong, in words of our own; foreign ones only as an {@link #excerpt}
     */
    public BadAnswerException(String message) {
        super(message);
    }

    BadAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The beginning of foreign words, on one line and without control characters, in quotes. */
    public static String excerpt(String words) {
        StringBuilder shown = new StringBuilder("'");
        for (int i = 0; i < Math.min(words.length(), LONGEST_EXCERPT); i++) {
            char c = words.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return shown.append(words.length() > LONGEST_EXCERPT ? "…'" : "'").toString();
    }
}
