package io.stackctl.model.name;

import io.stackctl.failure.InvalidValueException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which deployment of a stack something belongs to, counted from 1.
 *
 * @param value 0 for what no deployment made, such as a container of {@code up}
 */
public record RevisionNumber(int value) implements Comparable<RevisionNumber> {

    /** Of what no deployment made. */
    public static final RevisionNumber NONE = new RevisionNumber(0);

    private static final Pattern SHOWN = Pattern.compile("r?([0-9]{1,9})");

    public RevisionNumber {
        if (value < 0) {
            throw new InvalidValueException("a revision is a number from 1 on", "");
        }
    }

    /** Reads {@code 4}, also as {@code r4}, which is how revisions are shown; empty for else. */
    public static Optional<RevisionNumber> read(String text) {
        var matcher = SHOWN.matcher(text);
        return matcher.matches()
                ? Optional.of(new RevisionNumber(Integer.parseInt(matcher.group(1))))
                : Optional.empty();
    }

    /** The one after it. */
    public RevisionNumber next() {
        return new RevisionNumber(value + 1);
    }

    @Override
    public int compareTo(RevisionNumber other) {
        return Integer.compare(value, other.value);
    }

    /** As it is shown, such as {@code r4}. */
    @Override
    public String toString() {
        return "r" + value;
    }
}
