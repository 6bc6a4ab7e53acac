package io.stackctl.engine;

/** How an attempt to remove something ended. */
public enum Removal {
    REMOVED,
    /** There was nothing of that name. */
    NOT_FOUND,
    /** A container uses it. */
    IN_USE
}
