package io.stackctl.services.http;

/** A connection with what has been read ahead and what waits to be sent. */
public record Link(Wire wire, HttpInput in, HttpOutput out) implements AutoCloseable {
    public static Link of(Wire wire, Budget budget) {
        return new Link(
                wire,
                new HttpInput(wire, HeadReader.MAX_HEAD, budget),
                new HttpOutput(wire, budget));
    }

    /** Gives buffers back while the connection waits. */
    public void rest() {
        in.rest();
        out.rest();
    }

    @Override
    public void close() {
        wire.close();
        in.release();
        out.release();
    }
}
