package io.stackctl.services.voting.worker;

import io.stackctl.services.kit.Default;
import io.stackctl.services.kit.Endpoint;
import io.stackctl.services.postgres.DatabaseSettings;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param redis {@code REDIS}: where votes are queued, such as {@code redis:6379}
 * @param database {@code DATABASE_HOST} and so on: where they are counted
 * @param hostname {@code HOSTNAME}: tells workers apart; the engine gives every container its own
 * @param claimAfterSeconds {@code CLAIM_AFTER_SECONDS}: how long votes may be in a worker's hands
 *     before another one takes it for dead
 */
record Settings(
        Endpoint redis,
        DatabaseSettings database,
        @Default("worker") String hostname,
        @Default("10") int claimAfterSeconds) {
    Settings {
        if (claimAfterSeconds < 1 || claimAfterSeconds > 3600) {
            throw new IllegalArgumentException(
                    "CLAIM_AFTER_SECONDS=" + claimAfterSeconds + " is not from 1 to 3600");
        }
    }
}
