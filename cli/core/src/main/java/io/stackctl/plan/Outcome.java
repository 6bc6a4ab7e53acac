package io.stackctl.plan;

import io.stackctl.event.Status;
import java.util.Optional;

/**
 * How an action went that did not fail.
 *
 * @param met whether it achieved what it is for; else what stands {@linkplain
 *     Plan.Numbered#insteadOf in its place} is done
 * @param status what to say instead of the usual word, which is never said of what was not met
 * @param detail more words; may be empty
 */
public record Outcome(boolean met, Optional<Status> status, String detail) {

    /** It went as usual. */
    public static final Outcome DONE = new Outcome(true, Optional.empty(), "");

    public static Outcome of(Status status) {
        return new Outcome(true, Optional.of(status), "");
    }

    /** It achieved nothing, which is no failure; nothing is said of it. */
    public static Outcome unmet() {
        return new Outcome(false, Optional.empty(), "");
    }

    /**
     * It achieved nothing, which is no failure.
     *
     * @param detail why
     */
    public static Outcome unmet(Status status, String detail) {
        return new Outcome(false, Optional.of(status), detail);
    }
}
