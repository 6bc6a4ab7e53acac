package io.stackctl.services.migrations;

import io.stackctl.services.kit.Default;
import io.stackctl.services.postgres.DatabaseSettings;

/**
 * What is read from the environment.
 *
 * @param database {@code DATABASE_HOST} and so on; its patience is how long the job waits for it
 * @param migrations {@code MIGRATIONS}: the directory with the files
 * @param stackctlEnv {@code STACKCTL_ENV}: where {@code prod} or {@code production}, a reset wants
 *     {@code --force}
 */
record Settings(
        DatabaseSettings database,
        @Default("/app/sql") String migrations,
        @Default("dev") String stackctlEnv) {}
