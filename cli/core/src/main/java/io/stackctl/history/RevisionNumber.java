package io.stackctl.history;

import io.stackctl.failure.InvalidValueException;

/**
 * Which deployment of a stack it was: 1 for the first, and one more for each further one, rollbacks
 * too. 0 stands for what no deployment made, such as containers of {@code up}.
 */
public record RevisionNumber(int value) implements Comparable<RevisionNumber> {

    /** Of what no deployment made. */
    public static final RevisionNumber NONE = new RevisionNumber(0);

    /** More than anybody deploys; it leaves room for one more. */
    private static final int HIGHEST = 999_999_999;

    public RevisionNumber {
        if (value < 0 || value > HIGHEST) {
            throw new InvalidValueException(
                    "a revision's number is 1 to " + HIGHEST + ", and not " + value,
                    "`stackctl history` lists the revisions");
        }
    }

    /**
     * Reads decimal digits, such as {@code 3}.
     *
     * @throws InvalidValueException for anything else
     */
    public static RevisionNumber of(String text) {
        if (!text.isEmpty()
                && text.length() <= 9
                && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new RevisionNumber(Integer.parseInt(text));
        }
        throw new InvalidValueException(
                "'" + text + "' is no number of a revision",
                "`stackctl history` lists the revisions");
    }

    /** The one after it. */
    public RevisionNumber next() {
        return new RevisionNumber(value + 1);
    }

    @Override
    public int compareTo(RevisionNumber other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
