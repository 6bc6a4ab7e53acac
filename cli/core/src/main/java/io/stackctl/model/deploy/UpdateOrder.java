package io.stackctl.model.deploy;

/** Which of the two containers of a slot goes first. */
public enum UpdateOrder {
    /** The new one is ready before the old one is stopped. */
    START_FIRST,
    /** The old one has ended before the new one starts; requests are held meanwhile. */
    STOP_FIRST;

    @Override
    public String toString() {
        return Words.of(this);
    }
}
