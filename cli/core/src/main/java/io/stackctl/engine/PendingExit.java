package io.stackctl.engine;

/** A container's end that the engine has been asked to tell. */
public interface PendingExit extends AutoCloseable {

    /**
     * Blocks until the engine tells it.
     *
     * @return the exit code
     * @throws io.stackctl.failure.StackException when the engine goes away before
     */
    int code();

    /** Waits no longer. */
    @Override
    void close();
}
