package io.stackctl.services.http;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** A byte stream in both directions. One thread reads, one writes, any may close. */
public interface Wire extends Closeable {
    /**
     * Waits for at least one byte; -1 at the end; {@link java.net.SocketTimeoutException} after the
     * read timeout.
     */
    int read(byte[] into, int offset, int length) throws IOException;

    /**
     * True when a read would not wait: the peer has said something that nobody has asked for yet,
     * or the connection is broken.
     */
    boolean hasInput();

    void write(byte[] from, int offset, int length) throws IOException;

    /** How long a read may wait from now on; zero waits for ever. */
    void readTimeout(Duration timeout) throws IOException;

    /** Tells the other side that nothing more follows, and goes on reading. */
    void endOutput() throws IOException;

    /** Closes it as a connection that is broken: the other side learns that this is not its end. */
    default void reset() {
        close();
    }

    @Override
    void close();
}
