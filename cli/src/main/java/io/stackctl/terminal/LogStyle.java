package io.stackctl.terminal;

import java.time.ZoneId;

/**
 * How the lines of containers look.
 *
 * @param coloured whether prefixes may have colours, should the terminal allow them
 * @param prefixed whether the name of the container stands in front
 * @param announced whether a first line says which containers follow
 * @param onlyStdout whether what containers write to their standard error goes to ours
 * @param zone of the times in front of lines
 */
public record LogStyle(
        boolean coloured, boolean prefixed, boolean announced, boolean onlyStdout, ZoneId zone) {

    /** As an attached {@code up} shows them. */
    public static LogStyle attached(boolean coloured, boolean prefixed) {
        return new LogStyle(coloured, prefixed, true, false, ZoneId.systemDefault());
    }

    /** As {@code logs} shows them. */
    public static LogStyle listed(boolean coloured, boolean prefixed) {
        return new LogStyle(coloured, prefixed, false, true, java.time.ZoneOffset.UTC);
    }
}
