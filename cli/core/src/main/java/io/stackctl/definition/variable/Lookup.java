package io.stackctl.definition.variable;

import org.jspecify.annotations.Nullable;

/** Finds the values of variables. */
@FunctionalInterface
public interface Lookup {

    /** The value of a variable; null when it is not set. */
    @Nullable String get(String name);

    /** Hears that a variable without a default is not set, and counts as empty. */
    default void unset(String name) {}
}
