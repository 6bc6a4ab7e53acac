/**
 * What bundled services with a PostgreSQL database share.
 *
 * <p>{@link io.stackctl.services.postgres.Database} is the way in: a few connections that outlive
 * the database's restarts, and transactions. {@link io.stackctl.services.postgres.Schema} makes a
 * service's own tables where they are missing.
 */
@NullMarked
package io.stackctl.services.postgres;

import org.jspecify.annotations.NullMarked;
