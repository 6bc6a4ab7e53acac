package io.stackctl.services.blog.query;

import io.stackctl.services.blog.events.BusAddress;
import io.stackctl.services.kit.Default;
import io.stackctl.services.kit.HostNames;
import io.stackctl.services.postgres.DatabaseSettings;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param database {@code DATABASE_…}: where its own database is
 * @param eventBus {@code EVENT_BUS}: where it hears of posts and comments
 * @param allowedHosts {@code ALLOWED_HOSTS}: names by which it may be called, beside those inside
 */
record Settings(
        DatabaseSettings database, BusAddress eventBus, @Default("") HostNames allowedHosts) {}
