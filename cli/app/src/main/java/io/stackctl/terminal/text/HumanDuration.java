package io.stackctl.terminal.text;

import java.time.Duration;

/** Spans of time in the words of the engine's clients, such as {@code About an hour}. */
public final class HumanDuration {

    private static final long DAY = 24;
    private static final long WEEK = 7 * DAY;
    private static final long MONTH = 30 * DAY;
    private static final long YEAR = 365 * DAY;

    private HumanDuration() {}

    public static String of(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 60) {
            return ofSeconds(seconds);
        }
        long minutes = span.toMinutes();
        if (minutes < 60) {
            return minutes == 1 ? "About a minute" : minutes + " minutes";
        }
        long hours = (seconds + 1800) / 3600;
        if (hours == 1) {
            return "About an hour";
        }
        // Each unit holds until there are two of the next one.
        if (hours < 2 * DAY) {
            return hours + " hours";
        }
        if (hours < 2 * WEEK) {
            return hours / DAY + " days";
        }
        if (hours < 2 * MONTH) {
            return hours / WEEK + " weeks";
        }
        return hours < 2 * YEAR ? hours / MONTH + " months" : seconds / 3600 / YEAR + " years";
    }

    private static String ofSeconds(long seconds) {
        if (seconds < 1) {
            return "Less than a second";
        }
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }
}
