package io.stackctl.model.deploy;

/** Whether an old and a new container of a service may run at the same time. */
public enum Overlap {
    /** Nothing is said: they may, unless an {@link Obstacle} is in the way. */
    UNSAID,
    /** They may, also where a volume has one writer only. */
    ALLOWED,
    /** The old one ends before the new one starts. */
    FORBIDDEN
}
