package io.stackctl.engine;

import io.stackctl.event.Event.Stream;
import java.io.IOException;
import java.io.OutputStream;

/** A joined process: what it writes comes out, what we write goes in. */
public interface StreamSession extends AutoCloseable {

    /** The process's standard input. Closing it sends end of file and leaves the output open. */
    OutputStream stdin();

    /**
     * Blocks and hands on whatever the process writes, until it closes its streams.
     *
     * @throws IOException when the connection breaks
     */
    void pump(OutputConsumer consumer) throws IOException;

    /** Whether the user has left it by the detach keys; the process goes on. */
    default boolean isLeft() {
        return false;
    }

    @Override
    void close();

    /** Takes output. */
    @FunctionalInterface
    interface OutputConsumer {
        /** Takes bytes that are valid during the call only. */
        void accept(Stream stream, byte[] buffer, int offset, int length) throws IOException;
    }
}
