package io.stackctl.terminal.progress;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How the lines of containers look.
 *
 * @param coloured whether prefixes may have colours, should the terminal allow them
 * @param prefixed whether the name of the container stands in front
 * @param announced whether a first line says which containers follow
 * @param onlyStdout whether what containers write to their standard error goes to ours
 * @param localTime whether the times in front of lines are those of this place, and not UTC
 */
public record LogStyle(
        boolean coloured,
        boolean prefixed,
        boolean announced,
        boolean onlyStdout,
        boolean localTime) {

    /** As an attached {@code up} shows them. */
    public static LogStyle attached(boolean coloured, boolean prefixed) {
        return new LogStyle(coloured, prefixed, true, false, true);
    }

    /** As {@code logs} shows them. */
    public static LogStyle listed(boolean coloured, boolean prefixed) {
        return new LogStyle(coloured, prefixed, false, true, false);
    }

    // Asked for only when there is a time to print: to know its zones, Java reads its whole table
    // of them.
    ZoneId zone() {
        return localTime ? ZoneId.systemDefault() : ZoneOffset.UTC;
    }
}
