package io.stackctl.model;

import io.stackctl.failure.InvalidValueException;
import java.util.Locale;

/**
 * An amount of memory or disk.
 *
 * @param bytes may be negative: -1 is "no limit" for some attributes
 */
public record ByteSize(long bytes) {

    private static final String UNITS = "kmgtp";

    /**
     * Parses {@code 1.5g}, {@code 64 MiB}, {@code 300}: a number (of bytes), then a unit of {@code
     * b k m g t p} with {@code b} or {@code ib} behind it, in any case; the base is 1024.
     */
    public static ByteSize of(String text) {
        var end = text.length();
        while (end > 0 && !isDigit(text.charAt(end - 1))) {
            end--;
        }
        var number = text.substring(0, end);
        if (number.isEmpty()) {
            throw invalid(text);
        }
        var suffix = text.substring(end).toLowerCase(Locale.ROOT);
        if (suffix.startsWith(" ") || suffix.startsWith(".")) {
            suffix = suffix.substring(1);
        }
        return new ByteSize((long) (amount(number, text) * factor(suffix, text)));
    }

    private static double amount(String number, String text) {
        for (var i = 0; i < number.length(); i++) {
            var c = number.charAt(i);
            if (!isDigit(c) && "+-.eE_".indexOf(c) < 0) {
                throw invalid(text);
            }
        }
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
    }

    private static double factor(String suffix, String text) {
        if (suffix.isEmpty() || suffix.equals("b")) {
            return 1;
        }
        var unit = UNITS.indexOf(suffix.charAt(0));
        var rest = suffix.substring(1);
        if (unit < 0 || (!rest.isEmpty() && !rest.equals("b") && !rest.equals("ib"))) {
            throw invalid(text);
        }
        return Math.pow(1024, unit + 1);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static InvalidValueException invalid(String text) {
        return new InvalidValueException(
                "invalid size: '" + text + "'",
                "write a number and a unit, such as 64m, 1.5g or 512k");
    }

    @Override
    public String toString() {
        return Long.toString(bytes);
    }
}
