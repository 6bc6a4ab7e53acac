/**
 * The rules of database migrations: files, order, history, lock, transactions.
 *
 * <p>{@link io.stackctl.migration.rule.Migrator} is the way in. How a database is reached is left
 * to whoever uses it, by a {@link io.stackctl.migration.rule.DatabaseSession}: {@code stackctl
 * migrate} talks to the database's own {@code psql}, the bundled job uses JDBC. Both keep the same
 * history, so they can take turns.
 */
@NullMarked
package io.stackctl.migration.rule;

import org.jspecify.annotations.NullMarked;
