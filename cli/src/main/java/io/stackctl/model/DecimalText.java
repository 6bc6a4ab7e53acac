package io.stackctl.model;

import java.math.BigDecimal;

/** Prints floating-point numbers in the shortest form that reads back as the same number. */
public final class DecimalText {

    private DecimalText() {}

    /**
     * The shortest form, without an exponent from 1e-4 up to (not including) 1e+21: how numbers
     * stand in YAML output, such as {@code 0.5}, {@code 1}, {@code 1e+21}.
     */
    public static String shortest(double value) {
        return print(value, 21);
    }

    /**
     * The form numbers take where text is expected, such as an environment value: an exponent from
     * 1e+06 on, such as {@code 1.2345678e+06}.
     *
     * @param largestPlain the first decimal exponent that is written as one
     */
    public static String print(double value, int largestPlain) {
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
        if (exponent >= -4 && exponent < largestPlain) {
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
