package io.stackctl.definition.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Dates and times: {@code 2024-01-02}, {@code 2024-01-02T15:04:05Z}, {@code 2024-1-2 15:04:05}. */
final class TimestampRules {

    private TimestampRules() {}

    /** Whether the text starts with a year and a hyphen. */
    static boolean canStart(String text) {
        if (text.length() < 8 || text.charAt(4) != '-') {
            return false;
        }
        for (var i = 0; i < 4; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The time as RFC 3339, or empty if the text is none. */
    static Optional<String> read(String text) {
        try {
            return Optional.of(print(new Cursor(text).time()));
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String print(OffsetDateTime time) {
        var text = new StringBuilder();
        text.append(time.toLocalDate()).append('T');
        text.append(String.format(Locale.ROOT, "%tT", time));
        if (time.getNano() > 0) {
            var nanos = String.format(Locale.ROOT, "%09d", time.getNano());
            text.append('.').append(nanos.replaceAll("0+$", ""));
        }
        return text.append(time.getOffset().getId()).toString();
    }

    private static final class Cursor {
        private final String text;
        private int at;

        Cursor(String text) {
            this.text = text;
        }

        OffsetDateTime time() {
            var year = number(4, 4);
            expect("-");
            var month = number(1, 2);
            expect("-");
            var date = LocalDate.of(year, month, number(1, 2));
            if (at == text.length()) {
                // A date alone is written in full.
                if (text.length() != 10) {
                    throw new DateTimeException(text);
                }
                return LocalDateTime.of(date, LocalTime.MIDNIGHT).atOffset(ZoneOffset.UTC);
            }
            var separator = text.charAt(at);
            expect("Tt ");
            var hour = number(1, 2);
            expect(":");
            var minute = number(1, 2);
            expect(":");
            var time = LocalTime.of(hour, minute, number(1, 2), fraction());
            return LocalDateTime.of(date, time).atOffset(offset(separator));
        }

        private int number(int least, int most) {
            var from = at;
            while (at < text.length()
                    && at - from < most
                    && text.charAt(at) >= '0'
                    && text.charAt(at) <= '9') {
                at++;
            }
            if (at - from < least) {
                throw new DateTimeException(text);
            }
            return Integer.parseInt(text.substring(from, at));
        }

        private int fraction() {
            if (at == text.length() || text.charAt(at) != '.') {
                return 0;
            }
            at++;
            var from = at;
            var value = number(1, 9);
            for (var i = at - from; i < 9; i++) {
                value *= 10;
            }
            return value;
        }

        private ZoneOffset offset(char separator) {
            if (at == text.length()) {
                // Only the form with a blank may leave the zone out.
                if (separator == ' ') {
                    return ZoneOffset.UTC;
                }
                throw new DateTimeException(text);
            }
            var zone = text.substring(at);
            if (separator == ' ') {
                throw new DateTimeException(text);
            }
            return ZoneOffset.of(zone);
        }

        private void expect(String anyOf) {
            if (anyOf.indexOf(text.charAt(at)) < 0) {
                throw new DateTimeException(text);
            }
            at++;
        }
    }
}
