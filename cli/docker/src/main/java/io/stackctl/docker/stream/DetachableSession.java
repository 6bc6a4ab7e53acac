package io.stackctl.docker.stream;

import io.stackctl.engine.StreamSession;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A joined process that the user leaves by typing some keys, as in Docker's client: engines differ
 * in what becomes of a further process that is left, and Docker Engine 20.10 takes it for one that
 * failed. Not for use by several threads at once, but for {@link #isLeft} and {@link #close}.
 */
public final class DetachableSession implements StreamSession {

    private final StreamSession session;
    private final byte[] keys;
    private volatile boolean left;

    /**
     * Wraps one.
     *
     * @param keys what ends it; not empty
     */
    public DetachableSession(StreamSession session, byte[] keys) {
        this.session = session;
        this.keys = keys.clone();
    }

    @Override
    public OutputStream stdin() {
        return new Typed(session.stdin());
    }

    @Override
    public void pump(OutputConsumer consumer) throws IOException {
        session.pump(consumer);
    }

    @Override
    public boolean isLeft() {
        return left;
    }

    @Override
    public void close() {
        session.close();
    }

    /** Holds back what may be the begin of the keys. */
    private final class Typed extends FilterOutputStream {

        private int matched;

        Typed(OutputStream next) {
            super(next);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            int from = offset;
            for (int i = offset; i < offset + length; i++) {
                if (buffer[i] == keys[matched]) {
                    if (matched == 0) {
                        out.write(buffer, from, i - from);
                    }
                    matched++;
                    from = i + 1;
                    if (matched == keys.length) {
                        leave();
                    }
                } else if (matched > 0) {
                    out.write(keys, 0, matched);
                    matched = 0;
                    from = i;
                    // It may begin them anew.
                    i--;
                }
            }
            out.write(buffer, from, offset + length - from);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        /** What was no more than the begin of the keys belongs to the process. */
        @Override
        public void close() throws IOException {
            if (!left) {
                out.write(keys, 0, matched);
                matched = 0;
            }
            super.close();
        }

        private void leave() throws IOException {
            left = true;
            session.close();
            throw new IOException("left by the detach keys");
        }
    }
}
