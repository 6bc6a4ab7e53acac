package io.stackctl.migration.rule;

import java.util.Optional;

/** A step from one version of a database to the next, and mostly the way back. */
record Migration(Version version, String name, SqlFile up, Optional<SqlFile> down) {

    /** Whether it waits until nobody needs what it takes away. */
    boolean contracts() {
        return up.contracts();
    }

    /** {@code 003_tokens}. */
    String id() {
        return version + "_" + name;
    }
}
