package io.stackctl.services.blog.eventbus;

import io.stackctl.services.postgres.DatabaseSettings;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param database {@code DATABASE_…}: where the log is, of all copies of this service
 */
record Settings(DatabaseSettings database) {}
