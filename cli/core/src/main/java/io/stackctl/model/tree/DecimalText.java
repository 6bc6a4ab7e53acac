package io.stackctl.model.tree;

import java.util.Optional;

/**
 * Prints floating-point numbers in the shortest form that reads back as the same number.
 *
 * <p>Without {@code BigDecimal}: the tables it makes when it is loaded take a third of a start.
 */
public final class DecimalText {

    private DecimalText() {}

    /** The form of YAML and of text: an exponent below 1e-4 and from 1e+06 on. */
    public static String shortest(double value) {
        return print(value, -4, 6);
    }

    /** The form of JSON: an exponent below 1e-6 and from 1e+21 on. */
    static String json(double value) {
        var text = print(value, -6, 21);
        // Go's encoder writes 1e-09 as 1e-9.
        var zero = text.length() - 2;
        return zero > 1 && text.charAt(zero) == '0' && text.charAt(zero - 1) == '-'
                ? text.substring(0, zero) + text.charAt(zero + 1)
                : text;
    }

    /**
     * A decimal number such as {@code -0.5}, {@code 1e3} or {@code .5}; empty for anything else.
     */
    public static Optional<Double> parse(String text) {
        for (var i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        try {
            var value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Prints a number.
     *
     * @param leastPlain the smallest decimal exponent that is written out
     * @param firstExponent the first decimal exponent that is written as one
     */
    private static String print(double value, int leastPlain, int firstExponent) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        var shortest = Double.toString(Math.abs(value));
        int mark = shortest.indexOf('E');
        var written = mark < 0 ? shortest : shortest.substring(0, mark);
        int power = mark < 0 ? 0 : Integer.parseInt(shortest, mark + 1, shortest.length(), 10);
        int point = written.indexOf('.');
        var digits = written.substring(0, point) + written.substring(point + 1);
        int first = firstOther(digits);
        int exponent = power + point - 1 - first;
        digits = withoutTrailingZeros(digits.substring(first));
        var text = new StringBuilder(value < 0 ? "-" : "");
        return exponent >= leastPlain && exponent < firstExponent
                ? plain(digits, exponent, text)
                : scientific(digits, exponent, text);
    }

    private static int firstOther(String digits) {
        int at = 0;
        while (digits.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static String withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static String plain(String digits, int exponent, StringBuilder text) {
        if (exponent < 0) {
            return text.append("0.").repeat('0', -exponent - 1).append(digits).toString();
        }
        if (digits.length() <= exponent + 1) {
            return text.append(digits).repeat('0', exponent + 1 - digits.length()).toString();
        }
        return text.append(digits, 0, exponent + 1)
                .append('.')
                .append(digits, exponent + 1, digits.length())
                .toString();
    }

    private static String scientific(String digits, int exponent, StringBuilder text) {
        text.append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append(exponent < 0 ? "e-" : "e+");
        var magnitude = Math.abs(exponent);
        return text.append(magnitude < 10 ? "0" : "").append(magnitude).toString();
    }
}
