package io.stackctl.history;

import java.time.DateTimeException;
import java.time.Instant;

/** Values of labels: bounded when they are written, and doubted when they are read. */
final class LabelText {

    /** Characters of what people write. */
    private static final int LONGEST = 1000;

    private static final long HIGHEST = 1_000_000_000_000_000L;

    private LabelText() {}

    /** A text, cut where it is too long to be kept. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    /** A time; the epoch where it is none. */
    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException foreign) {
            return Instant.EPOCH;
        }
    }

    /** A number from 0 on; 0 where it is none, or one that leaves no room for further ones. */
    static long number(String text) {
        try {
            long number = Long.parseLong(text);
            return number < 0 || number > HIGHEST ? 0 : number;
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }
}
