package io.stackctl.command;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.DurationText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Points in time: {@code 2013-01-02T13:23:37Z}, Unix seconds, or {@code 42m} for that long ago. */
public final class TimeArgument {

    private TimeArgument() {}

    public static Optional<Instant> of(Choice flag, Instant now) {
        return flag.value().filter(text -> !text.isEmpty()).map(text -> of(text, now));
    }

    private static Instant of(String text, Instant now) {
        if (text.matches("\\d+(\\.\\d+)?")) {
            return unixSeconds(text);
        }
        if (text.matches("\\d{4}-.*")) {
            return calendar(text);
        }
        try {
            return now.minus(DurationText.parse(text));
        } catch (InvalidValueException noDuration) {
            throw invalid(text);
        }
    }

    private static Instant unixSeconds(String text) {
        try {
            var seconds = new BigDecimal(text);
            return Instant.ofEpochSecond(
                    seconds.setScale(0, RoundingMode.DOWN).longValueExact(),
                    seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
        } catch (ArithmeticException | DateTimeException tooLong) {
            throw invalid(text);
        }
    }

    private static Instant calendar(String text) {
        try {
            if (text.length() == "2013-01-02".length()) {
                return LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
            }
            boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d$");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException noTime) {
            throw invalid(text);
        }
    }

    private static io.stackctl.failure.StackException invalid(String text) {
        return BadUsage.of(
                "'" + text + "' is not a point in time",
                "Write 2013-01-02T13:23:37Z, Unix seconds, or 42m for that long ago.");
    }
}
