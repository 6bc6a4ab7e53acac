package io.stackctl.services.blog.posts;

import io.stackctl.services.blog.events.BusAddress;
import io.stackctl.services.kit.Default;
import io.stackctl.services.kit.HostNames;
import io.stackctl.services.kit.Secret;
import io.stackctl.services.postgres.DatabaseSettings;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param database {@code DATABASE_…}: where its own database is
 * @param eventBus {@code EVENT_BUS}: where it tells of new posts
 * @param eventKey {@code EVENT_KEY_FILE}: by which the stack's own bus knows that it may tell
 * @param allowedHosts {@code ALLOWED_HOSTS}: names by which it may be called, beside those inside
 */
record Settings(
        DatabaseSettings database,
        BusAddress eventBus,
        @Default("") Secret eventKey,
        @Default("") HostNames allowedHosts) {}
