package io.stackctl.model.service;

import io.stackctl.failure.InvalidValueException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When a service runs to its end ({@code x-stackctl.schedule}), as cron writes it: minute, hour,
 * day of the month, month, day of the week, or a word such as {@code @daily}.
 *
 * @param text with single blanks between the fields
 */
public record Schedule(String text) {

    private static final Pattern WORD =
            Pattern.compile("@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)");

    private static final List<String> MONTHS =
            List.of(
                    "", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");

    private static final List<String> DAYS =
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private static final String HOW =
            "write it as \"MINUTE HOUR DAY MONTH WEEKDAY\", such as \"30 4 * * 1-5\", or as"
                    + " \"@daily\"";

    /** One of the five fields. */
    private record Field(String name, int least, int most, List<String> words) {

        void check(String text) {
            for (var part : text.split(",", -1)) {
                var step = part.split("/", -1);
                if (step.length > 2) {
                    throw wrong(part);
                }
                if (step.length == 2 && number(step[1], part, 1, Integer.MAX_VALUE) < 1) {
                    throw wrong(part);
                }
                if (!step[0].equals("*") && !step[0].equals("?")) {
                    range(step[0], part);
                }
            }
        }

        private void range(String text, String part) {
            var ends = text.split("-", -1);
            if (ends.length > 2) {
                throw wrong(part);
            }
            int first = value(ends[0], part);
            if (ends.length == 2 && value(ends[1], part) < first) {
                throw wrong(part);
            }
        }

        private int value(String text, String part) {
            int word = text.isEmpty() ? -1 : words.indexOf(text.toUpperCase(Locale.ROOT));
            return word >= 0 ? word : number(text, part, least, most);
        }

        private int number(String text, String part, int from, int to) {
            if (!text.matches("[0-9]{1,4}")) {
                throw wrong(part);
            }
            int number = Integer.parseInt(text);
            if (number < from || number > to) {
                throw wrong(part);
            }
            return number;
        }

        private InvalidValueException wrong(String part) {
            return new InvalidValueException(
                    "'" + part + "' is no " + name + " of a schedule", HOW);
        }
    }

    private static final List<Field> FIELDS =
            List.of(
                    new Field("minute", 0, 59, List.of()),
                    new Field("hour", 0, 23, List.of()),
                    new Field("day of the month", 1, 31, List.of()),
                    new Field("month", 1, 12, MONTHS),
                    new Field("day of the week", 0, 6, DAYS));

    /**
     * Parses a schedule.
     *
     * @throws InvalidValueException for what is none, with the field that is wrong
     */
    public static Schedule of(String text) {
        var stripped = text.strip();
        if (WORD.matcher(stripped).matches()) {
            return new Schedule(stripped);
        }
        var fields = stripped.split("\\s+");
        if (fields.length != FIELDS.size()) {
            throw new InvalidValueException("'" + shown(text) + "' is not a schedule", HOW);
        }
        for (var i = 0; i < fields.length; i++) {
            FIELDS.get(i).check(fields[i]);
        }
        return new Schedule(String.join(" ", fields));
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
