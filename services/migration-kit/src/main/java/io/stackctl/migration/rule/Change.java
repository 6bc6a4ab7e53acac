package io.stackctl.migration.rule;

/**
 * One thing to run.
 *
 * @param migration such as {@code 003_tokens}
 * @param direction which of its files
 */
public record Change(String migration, Direction direction) {

    /** The two ways. */
    public enum Direction {
        UP,
        DOWN
    }

    /** {@code up 003_tokens}. */
    @Override
    public String toString() {
        return direction.name().toLowerCase(java.util.Locale.ROOT) + " " + migration;
    }
}
