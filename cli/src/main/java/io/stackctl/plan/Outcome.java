package io.stackctl.plan;

import io.stackctl.event.Status;
import java.util.Optional;

/**
 * How an action went that did not fail.
 *
 * @param status what to say instead of the usual word
 * @param detail more words; may be empty
 */
public record Outcome(Optional<Status> status, String detail) {

    /** It went as usual. */
    public static final Outcome DONE = new Outcome(Optional.empty(), "");

    public static Outcome of(Status status) {
        return new Outcome(Optional.of(status), "");
    }
}
