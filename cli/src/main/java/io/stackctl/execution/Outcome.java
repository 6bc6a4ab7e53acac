package io.stackctl.execution;

import io.stackctl.event.Status;
import java.util.Optional;

/**
 * How a step went that did not fail.
 *
 * @param status what to say instead of the usual word
 * @param detail more words; may be empty
 */
record Outcome(Optional<Status> status, String detail) {

    /** It went as usual. */
    static final Outcome DONE = new Outcome(Optional.empty(), "");

    static Outcome of(Status status) {
        return new Outcome(Optional.of(status), "");
    }
}
