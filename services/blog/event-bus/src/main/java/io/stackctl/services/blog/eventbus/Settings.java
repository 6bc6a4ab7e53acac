package io.stackctl.services.blog.eventbus;

import io.stackctl.services.kit.Default;
import io.stackctl.services.kit.HostNames;
import io.stackctl.services.kit.Secret;
import io.stackctl.services.postgres.DatabaseSettings;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param database {@code DATABASE_…}: where the log is, of all copies of this service
 * @param eventKey {@code EVENT_KEY_FILE}: what those bring who may tell of the blog
 * @param allowedHosts {@code ALLOWED_HOSTS}: names by which it may be called, beside those inside
 */
record Settings(DatabaseSettings database, Secret eventKey, @Default("") HostNames allowedHosts) {}
