package io.stackctl.terminal.text;

/**
 * Sizes in the spelling of the engine's clients, which divide a {@code double} by the step of the
 * units and print it by Go's {@code %.4g} or {@code %.3g}. Computed without {@code BigDecimal},
 * whose first use in a process takes longer than the rest of {@code images}.
 */
public final class HumanSize {

    private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private static final int FRACTION_BITS = 52;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;

    private HumanSize() {}

    /** In steps of 1000 with four significant digits: {@code 1.234MB}. */
    public static String decimal(long bytes) {
        return signed(bytes, 1000, DECIMAL, 4);
    }

    /** In steps of 1000 with three significant digits: {@code 1.23MB}. */
    public static String roundedDecimal(long bytes) {
        return signed(bytes, 1000, DECIMAL, 3);
    }

    /** In steps of 1024 with four significant digits: {@code 12.05MiB}. */
    public static String binary(long bytes) {
        return signed(bytes, 1024, BINARY, 4);
    }

    private static String signed(long bytes, int step, String[] units, int digits) {
        if (bytes == 0) {
            return "0B";
        }
        String size = scaled(Math.abs((double) bytes), step, units, digits);
        return bytes < 0 ? "-" + size : size;
    }

    private static String scaled(double bytes, int step, String[] units, int digits) {
        double rest = bytes;
        int unit = 0;
        while (rest >= step) {
            rest /= step;
            unit++;
        }
        return significant(rest, digits) + units[unit];
    }

    /**
     * Prints no trailing zeros, and the exponent form once the digits do not suffice.
     *
     * @param value at least 1 and below 1024
     */
    private static String significant(double value, int digits) {
        int places = digits - 1;
        for (int power = 10; value >= power && places > 0; power *= 10) {
            places--;
        }
        long scale = power(places);
        long rounded = rounded(value, scale);
        if (rounded == power(digits) && scale == 1) {
            return "1e+0" + digits;
        }
        long fraction = rounded % scale;
        if (fraction == 0) {
            return Long.toString(rounded / scale);
        }
        // With the scale in front, the fraction keeps the zeros that it begins with.
        String decimals = Long.toString(scale + fraction).substring(1);
        int end = decimals.length();
        while (decimals.charAt(end - 1) == '0') {
            end--;
        }
        return rounded / scale + "." + decimals.substring(0, end);
    }

    /**
     * The value in so many parts of a whole, rounded to the even neighbour where it lies halfway.
     * Exact: 53 bits times 1000 are 63 bits.
     */
    private static long rounded(double value, long scale) {
        int shift = FRACTION_BITS - Math.getExponent(value);
        long parts = ((Double.doubleToRawLongBits(value) & FRACTION) | (FRACTION + 1)) * scale;
        long whole = parts >>> shift;
        long rest = parts - (whole << shift);
        long half = 1L << (shift - 1);
        return rest > half || (rest == half && (whole & 1) == 1) ? whole + 1 : whole;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
