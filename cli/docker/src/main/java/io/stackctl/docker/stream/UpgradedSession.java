package io.stackctl.docker.stream;

import io.stackctl.docker.transport.Upgrade;
import io.stackctl.engine.StreamSession;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A joined process behind an upgraded connection. */
public final class UpgradedSession implements StreamSession {

    private final Upgrade connection;
    private final boolean terminal;
    private volatile boolean closed;

    /**
     * Creates one.
     *
     * @param terminal whether the process has a terminal, and so one stream without frames
     */
    public UpgradedSession(Upgrade connection, boolean terminal) {
        this.connection = connection;
        this.terminal = terminal;
    }

    @Override
    public OutputStream stdin() {
        return new FilterOutputStream(connection.output()) {
            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                out.write(buffer, offset, length);
            }

            // Only this direction ends: what the process answers to end of file still comes.
            @Override
            public void close() throws IOException {
                flush();
                connection.closeOutput();
            }
        };
    }

    @Override
    public void pump(OutputConsumer consumer) throws IOException {
        try {
            Frames.pump(connection.getBody(), terminal, consumer);
        } catch (IOException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        connection.close();
    }
}
