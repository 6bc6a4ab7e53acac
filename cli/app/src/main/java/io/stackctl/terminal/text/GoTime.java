package io.stackctl.terminal.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Times in the spellings of Go. */
public final class GoTime {

    private static final DateTimeFormatter SHORTEST =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendLiteral('Z')
                    .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private static final DateTimeFormatter NANOSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnnXXX");

    private GoTime() {}

    /** RFC 3339 with as many decimals as needed: {@code 2026-11-21T09:14:32.8981Z}. */
    public static String of(Instant time) {
        return SHORTEST.format(time.atOffset(ZoneOffset.UTC));
    }

    /** {@code 2026-11-21 10:00:45.925852}, in that zone. */
    public static String microseconds(Instant time, ZoneId zone) {
        return MICROSECONDS.format(time.atZone(zone));
    }

    /** {@code 2026-01-02T03:04:05.123456789Z}, in that zone. */
    public static String nanoseconds(Instant time, ZoneId zone) {
        return NANOSECONDS.format(time.atZone(zone));
    }
}
