package io.stackctl.history;

import java.time.Duration;
import java.time.Instant;

/**
 * How a deployment ended.
 *
 * @param at when it ended
 * @param took from its record to its end
 * @param detail in words, such as what failed; may be empty
 * @param failedRequests those that the gateways saw fail meanwhile
 */
public record Outcome(
        Result result, Instant at, Duration took, String detail, long failedRequests) {

    /** How. */
    public enum Result {
        /** The new revision serves all. */
        SUCCEEDED("succeeded"),
        /** The one before it serves all again. */
        ROLLED_BACK("rolled back"),
        /** It ended in between, and somebody has to look. */
        FAILED("failed"),
        /** It waits for {@code promote} or {@code abort}. */
        PAUSED("paused");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        /** For people, such as {@code rolled back}. */
        public String word() {
            return word;
        }
    }
}
