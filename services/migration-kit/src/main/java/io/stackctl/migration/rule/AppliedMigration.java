package io.stackctl.migration.rule;

import java.time.Duration;
import java.time.Instant;

/**
 * What the database remembers of a migration.
 *
 * @param checksum of the up file as it was then
 * @param outcome how far it got
 * @param at when it began
 * @param took how long it ran; 0 while it is unfinished
 * @param contracts whether it took something away that versions before it may need
 */
record AppliedMigration(
        Version version,
        String name,
        String checksum,
        Outcome outcome,
        Instant at,
        Duration took,
        boolean contracts) {

    /** How far a migration got. */
    enum Outcome {
        APPLIED,
        /** Its up file began outside of a transaction, and nobody saw it end. */
        APPLYING,
        /** Its down file likewise. */
        REVERTING;

        /** The word in the database. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    boolean isUnfinished() {
        return outcome != Outcome.APPLIED;
    }

    /** {@code 003_tokens}. */
    String id() {
        return version + "_" + name;
    }
}
