package io.stackctl.services.postgres;

/** What is done when something changed. */
@FunctionalInterface
public interface Reaction {
    /**
     * Does it.
     *
     * @throws Exception to have it tried again
     */
    void run() throws Exception;
}
