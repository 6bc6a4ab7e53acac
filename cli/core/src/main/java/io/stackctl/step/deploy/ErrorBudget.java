package io.stackctl.step.deploy;

import java.util.Locale;

/**
 * How many more errors a new version may answer with.
 *
 * @param increase part of the requests, from 0 to 1, by which its rate of errors may exceed the old
 *     one's
 * @param rate part of the requests that may fail at all; 1 for no bound
 */
public record ErrorBudget(double increase, double rate) {

    /** A part of all as a percentage, such as {@code 0.5%}. */
    static String percent(double part) {
        var text = String.format(Locale.ROOT, "%.2f", part * 100);
        return text.replaceFirst("\\.?0+$", "") + "%";
    }
}
