package io.stackctl.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/** A joined process of the fake engine. */
final class FakeSession implements StreamSession {

    /** What the process writes. */
    interface Output {
        void writeTo(OutputConsumer consumer) throws IOException;
    }

    private final Output output;
    private final OutputStream input;
    private @Nullable Thread pumping;

    FakeSession(Output output) {
        this(new ByteArrayOutputStream(), output);
    }

    FakeSession(OutputStream input, Output output) {
        this.input = input;
        this.output = output;
    }

    @Override
    public OutputStream stdin() {
        return input;
    }

    @Override
    public void pump(OutputConsumer consumer) throws IOException {
        synchronized (this) {
            pumping = Thread.currentThread();
        }
        try {
            output.writeTo(consumer);
        } catch (IllegalStateException e) {
            throw new ClosedChannelException();
        } finally {
            synchronized (this) {
                pumping = null;
            }
        }
    }

    /** Breaks a pump that waits, as closing a real connection does. */
    @Override
    public void close() {
        synchronized (this) {
            if (pumping != null) {
                pumping.interrupt();
            }
        }
        try {
            input.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
