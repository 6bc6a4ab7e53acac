package io.stackctl.model.deploy;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.DecimalText;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the requests.
 *
 * @param permille 0 to 1000
 */
public record Share(int permille) {

    private static final int WHOLE = 1000;
    private static final double EXACT = 1e-9;

    public Share {
        if (permille < 0 || permille > WHOLE) {
            throw new InvalidValueException(permille + " permille is not a share", "use 0 to 1000");
        }
    }

    /** Parses percent, with or without the sign: {@code 5}, {@code 5%}, {@code 0.5%}. */
    public static Share of(String text) {
        var percent =
                DecimalText.parse(text.endsWith("%") ? text.substring(0, text.length() - 1) : text)
                        .filter(value -> value >= 0 && value <= 100)
                        .orElseThrow(() ->
                                new InvalidValueException(
                                        Words.shown(text) + " is not a share",
                                        "use percent from 0 to 100, such as 5%"));
        long permille = Math.round(percent * 10);
        if (Math.abs(percent * 10 - permille) > EXACT) {
            throw new InvalidValueException(
                    Words.shown(text) + " is finer than a share can be", "the finest is 0.1%");
        }
        return new Share((int) permille);
    }

    /**
     * Parses shares that grow, such as {@code 5,25,50}.
     *
     * @throws InvalidValueException when one is none, is 0, or is not greater than the one before
     */
    public static List<Share> growing(String text) {
        var shares = new ArrayList<Share>();
        for (var part : text.split(",", -1)) {
            var share = of(part.strip());
            share.requireAfter(shares);
            shares.add(share);
        }
        return List.copyOf(shares);
    }

    void requireAfter(List<Share> earlier) {
        int least = earlier.isEmpty() ? 0 : earlier.getLast().permille;
        if (permille <= least) {
            throw new InvalidValueException(
                    this + " is not more than " + new Share(least),
                    "each step has to be greater than the one before, and more than 0%");
        }
    }

    /** Percent: {@code 5%}, {@code 0.5%}. */
    @Override
    public String toString() {
        return permille / 10 + (permille % 10 == 0 ? "" : "." + permille % 10) + "%";
    }
}
