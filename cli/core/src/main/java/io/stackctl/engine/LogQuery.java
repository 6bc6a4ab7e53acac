package io.stackctl.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which part of a log is wanted.
 *
 * @param follow whether to go on until the container ends
 * @param tail how many of the last lines; empty for all
 * @param since nothing older
 * @param until nothing younger
 * @param timestamps whether each line comes with its time
 */
public record LogQuery(
        boolean follow,
        OptionalInt tail,
        Optional<Instant> since,
        Optional<Instant> until,
        boolean timestamps) {

    /** Everything so far. */
    public static final LogQuery ALL =
            new LogQuery(false, OptionalInt.empty(), Optional.empty(), Optional.empty(), false);
}
