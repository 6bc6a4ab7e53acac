package io.stackctl.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A joined process of the fake engine. */
final class FakeSession implements StreamSession {

    /** What the process writes. */
    interface Output {
        void writeTo(OutputConsumer consumer) throws IOException;
    }

    private final Output output;
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();

    FakeSession(Output output) {
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
    public void close() {}
}
