package io.stackctl.migration;

import io.stackctl.migration.rule.StatementException;
import java.util.regex.Pattern;

/** Reads what psql writes about an error, with {@code VERBOSITY} set to verbose. */
final class PsqlError {

    private static final Pattern ERROR =
            Pattern.compile("(?:psql:.*?: )?[^ :]+: +([0-9A-Z]{5}): (.*)");
    private static final Pattern PLACE = Pattern.compile("LINE (\\d+): .*");
    private static final Pattern MORE = Pattern.compile("(?:DETAIL|HINT): +(.*)");
    private static final String CONNECTION_LOST = "08006";

    private PsqlError() {}

    /**
     * Reads it.
     *
     * <pre>{@code
     * psql:<stdin>:7: ERROR:  42P01: relation "userz" does not exist
     * LINE 2: SELECT * FROM userz
     *                       ^
     * LOCATION:  parserOpenTable, parse_relation.c:1392
     * }</pre>
     *
     * @param index which statement it was about
     */
    static StatementException of(int index, String text) {
        var state = CONNECTION_LOST;
        var words = new StringBuilder();
        int line = 1;
        for (var each : text.lines().toList()) {
            var error = ERROR.matcher(each);
            var place = PLACE.matcher(each);
            var more = MORE.matcher(each);
            if (error.matches()) {
                state = error.group(1);
                words.setLength(0);
                words.append(error.group(2));
            } else if (place.matches()) {
                line = Integer.parseInt(place.group(1));
            } else if (more.matches()) {
                words.append("; ").append(more.group(1));
            } else if (words.isEmpty()) {
                words.append(each);
            }
        }
        return new StatementException(
                index, line, state, words.isEmpty() ? "the session broke off" : words.toString());
    }
}
