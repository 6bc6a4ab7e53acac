package io.stackctl.failure;

/**
 * A place in a text file.
 *
 * @param file the path as the user knows it, such as {@code compose.yaml}; {@code -} is standard
 *     input, empty means that the value was in no file (a default, a flag)
 * @param line from 1; 0 when unknown
 * @param column from 1, in code points; 0 when unknown
 */
public record Location(String file, int line, int column) {

    /** The place of values that stand in no file. */
    public static final Location NONE = new Location("", 0, 0);

    /** Whether this is a place in a file. */
    public boolean isKnown() {
        return !file.isEmpty();
    }

    /** {@code compose.yaml:12:9}; parts that are unknown are left out. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
