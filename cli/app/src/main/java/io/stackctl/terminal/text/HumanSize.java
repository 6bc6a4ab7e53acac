package io.stackctl.terminal.text;

import java.util.Locale;

/** Sizes in the spelling of the engine's clients. */
public final class HumanSize {

    private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private HumanSize() {}

    /** In steps of 1000 with four significant digits: {@code 1.234MB}. */
    public static String decimal(double bytes) {
        return scaled(bytes, 1000, DECIMAL, 4);
    }

    /** In steps of 1000 with three significant digits: {@code 1.23MB}. */
    public static String roundedDecimal(double bytes) {
        return scaled(bytes, 1000, DECIMAL, 3);
    }

    /** In steps of 1024 with four significant digits: {@code 12.05MiB}. */
    public static String binary(double bytes) {
        return scaled(bytes, 1024, BINARY, 4);
    }

    private static String scaled(double bytes, int step, String[] units, int digits) {
        double rest = bytes;
        int unit = 0;
        while (rest >= step && unit < units.length - 1) {
            rest /= step;
            unit++;
        }
        return significant(rest, digits) + units[unit];
    }

    /**
     * As Go's {@code %.Ng} prints it: no trailing zeros, exponent form once the digits do not
     * suffice.
     */
    private static String significant(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        var rounded =
                new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(digits, java.math.RoundingMode.HALF_EVEN));
        if (rounded.precision() - rounded.scale() > digits) {
            String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
            return text.replaceAll("\\.?0*e", "e");
        }
        return rounded.stripTrailingZeros().toPlainString();
    }
}
