package io.stackctl.model.deploy;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.DecimalText;

/**
 * A part of a whole, or how much more something is than something else.
 *
 * @param value 0.01 for one percent; 0 or more
 */
public record Ratio(double value) {

    private static final double MOST_PERCENT = 1e6;

    public Ratio {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new InvalidValueException(value + " is not a ratio", "use 0 or more");
        }
    }

    /** Percent as a ratio. */
    public static Ratio percent(double percent) {
        return new Ratio(percent / 100);
    }

    /** Parses percent with its sign, such as {@code 1%} or {@code 0.5%}. */
    public static Ratio of(String text) {
        if (!text.endsWith("%")) {
            throw new InvalidValueException(
                    Words.shown(text) + " has no percent sign", "write it as 1% or 0.5%");
        }
        return DecimalText.parse(text.substring(0, text.length() - 1))
                .filter(percent -> percent >= 0 && percent <= MOST_PERCENT)
                .map(Ratio::percent)
                .orElseThrow(() ->
                        new InvalidValueException(
                                Words.shown(text) + " is not a percentage",
                                "write it as 1% or 0.5%"));
    }

    /** Percent: {@code 1%}, {@code 0.5%}. */
    @Override
    public String toString() {
        // Rounded, since 0.07 * 100 is 7.000000000000001.
        return DecimalText.shortest(Math.round(value * 1e8) / 1e6) + "%";
    }
}
