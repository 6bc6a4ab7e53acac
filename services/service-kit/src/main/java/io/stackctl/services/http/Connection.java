package io.stackctl.services.http;

/**
 * One client's connection, as an {@link Acceptor} has it: run to its end on a thread of its own.
 */
public interface Connection extends Runnable, Slots.Occupant {
    /** True when it is not to go on. */
    boolean overdue();

    /** Closes it if nothing is under way; false when something is. */
    boolean closeIfIdle();

    void close();
}
