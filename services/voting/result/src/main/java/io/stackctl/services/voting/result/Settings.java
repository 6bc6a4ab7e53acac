package io.stackctl.services.voting.result;

import io.stackctl.services.kit.Default;
import io.stackctl.services.postgres.DatabaseSettings;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param database {@code DATABASE_HOST} and so on: where the votes are
 * @param question {@code QUESTION}: what people are asked
 * @param options {@code OPTIONS}: what they choose from, separated by commas
 */
record Settings(
        DatabaseSettings database,
        @Default("What do you prefer?") String question,
        @Default("Cats,Dogs") Options options) {}
