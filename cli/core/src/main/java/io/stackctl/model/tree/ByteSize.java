package io.stackctl.model.tree;

import io.stackctl.failure.InvalidValueException;
import java.util.Locale;

/**
 * An amount of memory or disk.
 *
 * @param bytes -1 is "no limit" for some attributes
 */
public record ByteSize(long bytes) {

    private static final String UNITS = "kmgtp";

    /**
     * Parses {@code 1.5g}, {@code 64 MiB}, {@code 300}: a number (of bytes), then a unit of {@code
     * b k m g t p} with {@code b} or {@code ib} behind it, in any case; the base is 1024.
     */
    public static ByteSize of(String text) {
        var end = text.length();
        while (end > 0
                && !isDigit(text.charAt(end - 1))
                && ". ".indexOf(text.charAt(end - 1)) < 0) {
            end--;
        }
        var blank = end > 0 && text.charAt(end - 1) == ' ';
        var amount = DecimalText.parse(text.substring(0, blank ? end - 1 : end)).orElse(-1.0);
        if (amount < 0) {
            throw invalid(text);
        }
        return new ByteSize((long) (amount * factor(text.substring(end), text)));
    }

    private static double factor(String unit, String text) {
        var suffix = unit.toLowerCase(Locale.ROOT);
        if (suffix.isEmpty() || suffix.equals("b")) {
            return 1;
        }
        var power = UNITS.indexOf(suffix.charAt(0));
        var rest = suffix.substring(1);
        if (power < 0 || (!rest.isEmpty() && !rest.equals("b") && !rest.equals("ib"))) {
            throw invalid(text);
        }
        return Math.pow(1024, power + 1.0);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static InvalidValueException invalid(String text) {
        return new InvalidValueException(
                "invalid size: '" + text + "'",
                "write a number and a unit, such as 64m, 1.5g or 512k");
    }

    /** For people, rounded down to a tenth: {@code 512 MiB}, {@code 1.5 GiB}, {@code 300 B}. */
    public String inWords() {
        long whole = bytes;
        long rest = 0;
        int power = 0;
        while (whole >= 1024 && power < UNITS.length()) {
            rest = whole % 1024;
            whole /= 1024;
            power++;
        }
        long tenths = rest * 10 / 1024;
        var unit = power == 0 ? "B" : Character.toUpperCase(UNITS.charAt(power - 1)) + "iB";
        return whole + (tenths == 0 ? "" : "." + tenths) + " " + unit;
    }

    @Override
    public String toString() {
        return Long.toString(bytes);
    }
}
