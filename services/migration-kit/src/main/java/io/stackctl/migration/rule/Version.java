package io.stackctl.migration.rule;

/**
 * The number of a migration. Numbers are consecutive, so that a file that got lost shows.
 *
 * @param number from 1 to 999999
 */
public record Version(int number) implements Comparable<Version> {

    private static final int MOST_DIGITS = 6;

    public Version {
        if (number < 1) {
            throw new IllegalArgumentException("migrations are numbered from 001");
        }
    }

    /**
     * Reads decimal digits, with zeros in front or without.
     *
     * @throws MigrationException when it is no such number
     */
    public static Version of(String text) {
        if (!text.matches("\\d{1," + MOST_DIGITS + "}") || Integer.parseInt(text) == 0) {
            throw new MigrationException(
                    "'" + text + "' is not the version of a migration", "write a number such as 3");
        }
        return new Version(Integer.parseInt(text));
    }

    Version next() {
        return new Version(number + 1);
    }

    @Override
    public int compareTo(Version other) {
        return Integer.compare(number, other.number);
    }

    /** At least three digits, as in the names of files: {@code 003}. */
    @Override
    public String toString() {
        return "%03d".formatted(number);
    }
}
