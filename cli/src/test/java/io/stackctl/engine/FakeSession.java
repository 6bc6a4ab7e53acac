package io.stackctl.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A joined process of the fake engine. */
final class FakeSession implements StreamSession {

    /** What the process writes. */
    interface Output {
        void writeTo(OutputConsumer consumer) throws IOException;
    }

    private final Output output;
    private final OutputStream input;

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
        output.writeTo(consumer);
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
