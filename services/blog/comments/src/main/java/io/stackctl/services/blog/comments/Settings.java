package io.stackctl.services.blog.comments;

import io.stackctl.services.blog.events.BusAddress;
import io.stackctl.services.postgres.DatabaseSettings;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param database {@code DATABASE_…}: where its own database is
 * @param eventBus {@code EVENT_BUS}: where it hears of posts and verdicts and tells of comments
 */
record Settings(DatabaseSettings database, BusAddress eventBus) {}
