package io.stackctl.model.tree;

import java.math.BigDecimal;
import java.util.Optional;

/** Prints floating-point numbers in the shortest form that reads back as the same number. */
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
        var decimal = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        var digits = decimal.unscaledValue().toString();
        var exponent = digits.length() - decimal.scale() - 1;
        var text = new StringBuilder(value < 0 ? "-" : "");
        if (exponent >= leastPlain && exponent < firstExponent) {
            return text.append(decimal.toPlainString()).toString();
        }
        text.append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append(exponent < 0 ? "e-" : "e+");
        var magnitude = Math.abs(exponent);
        return text.append(magnitude < 10 ? "0" : "").append(magnitude).toString();
    }
}
