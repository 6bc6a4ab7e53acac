package io.stackctl.model.tree;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Times as text, in the form in which Go prints them. */
final class TimeText {

    private static final DateTimeFormatter WITHOUT_ZONE =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter();

    private TimeText() {}

    /** {@code 2024-01-02T00:00:00Z} is {@code 2024-01-02 00:00:00 +0000 UTC}. */
    static String of(String rfc3339) {
        var time = OffsetDateTime.parse(rfc3339);
        var offset = DateTimeFormatter.ofPattern("xx").format(time);
        var zone = time.getOffset().getTotalSeconds() == 0 ? "UTC" : offset;
        return WITHOUT_ZONE.format(time) + " " + offset + " " + zone;
    }
}
