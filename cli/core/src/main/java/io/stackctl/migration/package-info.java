/**
 * Migrations of a stack's database, run through the {@code psql} in the database's own container:
 * so they need no driver, no published port and no image but the database's.
 */
@NullMarked
package io.stackctl.migration;

import org.jspecify.annotations.NullMarked;
