package io.stackctl.model.deploy;

/** What keeps a client with one revision while there are two. */
public enum Sticky {
    NONE,
    COOKIE,
    IP;

    /** The word of definitions and of traffic labels, such as {@code cookie}. */
    @Override
    public String toString() {
        return Words.of(this);
    }
}
