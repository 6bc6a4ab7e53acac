package io.stackctl.services.blog.posts;

import io.stackctl.services.blog.events.BusAddress;
import io.stackctl.services.postgres.DatabaseSettings;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param database {@code DATABASE_…}: where its own database is
 * @param eventBus {@code EVENT_BUS}: where it tells of new posts
 */
record Settings(DatabaseSettings database, BusAddress eventBus) {}
