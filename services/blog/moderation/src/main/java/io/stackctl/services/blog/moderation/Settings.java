package io.stackctl.services.blog.moderation;

import io.stackctl.services.blog.events.BusAddress;
import io.stackctl.services.kit.Default;
import io.stackctl.services.postgres.DatabaseSettings;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param database {@code DATABASE_…}: where its own database is
 * @param eventBus {@code EVENT_BUS}: where it hears of comments and tells its verdicts
 * @param forbiddenWords {@code FORBIDDEN_WORDS}: separated by commas
 */
record Settings(
        DatabaseSettings database,
        BusAddress eventBus,
        @Default("orange") ForbiddenWords forbiddenWords) {}
