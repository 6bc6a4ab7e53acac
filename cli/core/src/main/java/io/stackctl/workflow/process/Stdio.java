package io.stackctl.workflow.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;

/** The user's side of a process that is joined: what is typed, and where its output goes. */
public interface Stdio {

    /** Nothing to restore, since there is no terminal. */
    Raw NOT_RAW = () -> {};

    /** What the user types or pipes. */
    InputStream input();

    /**
     * Shows output at once.
     *
     * @param error whether the process wrote it to its standard error
     */
    void write(boolean error, byte[] buffer, int offset, int length) throws IOException;

    /**
     * Hands every key to the process as it is, until the result is closed; does nothing without a
     * terminal.
     *
     * @param resized is told columns and rows, now and whenever they change
     */
    Raw raw(BiConsumer<Integer, Integer> resized);

    /** Ends the raw mode. */
    @FunctionalInterface
    interface Raw extends AutoCloseable {
        @Override
        void close();
    }
}
