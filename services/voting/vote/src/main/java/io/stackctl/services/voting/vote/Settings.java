package io.stackctl.services.voting.vote;

import io.stackctl.services.kit.Default;
import io.stackctl.services.kit.Endpoint;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param redis {@code REDIS}: where votes are queued, such as {@code redis:6379}
 * @param question {@code QUESTION}: what people are asked
 * @param options {@code OPTIONS}: what they choose from, separated by commas
 */
record Settings(
        Endpoint redis,
        @Default("What do you prefer?") String question,
        @Default("Cats,Dogs") Options options) {}
