package io.stackctl.workflow;

import io.stackctl.engine.StreamSession;
import io.stackctl.event.Event.Stream;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.io.IOException;
import java.io.OutputStream;

/** Joins a process in a container with the user's streams. */
final class Relay {

    private static final int BUFFER = 32 * 1024;

    private final LocalStreams streams;
    private final boolean stdin;
    private final boolean terminal;

    /**
     * Chooses what is joined.
     *
     * @param stdin whether what the user types reaches the process
     * @param terminal whether the process has a terminal
     */
    Relay(LocalStreams streams, boolean stdin, boolean terminal) {
        this.streams = streams;
        this.stdin = stdin;
        this.terminal = terminal;
    }

    /**
     * Runs until the process closes its streams.
     *
     * @param resizing tells the process how large its terminal is
     */
    void run(StreamSession session, Resizing resizing) {
        if (stdin) {
            // A read from a terminal cannot be given up: a thread that the end of the process does
            // not wait for.
            Thread.ofPlatform().daemon().name("standard input").start(() -> feed(session.stdin()));
        }
        if (!terminal) {
            pump(session);
            return;
        }
        try (var _ = streams.rawMode()) {
            streams.onResize(() -> resize(resizing));
            resize(resizing);
            pump(session);
        }
    }

    private void resize(Resizing resizing) {
        try {
            resizing.to(streams.columns(), streams.rows());
        } catch (StackException endedMeanwhile) {
            // A process that ended needs no size, and one that does not run yet gets it with the
            // next change.
            return;
        }
    }

    private void pump(StreamSession session) {
        try {
            session.pump((stream, buffer, offset, length) -> {
                OutputStream out = stream == Stream.STDERR ? streams.err() : streams.out();
                out.write(buffer, offset, length);
                out.flush();
            });
        } catch (IOException broken) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "the connection to the process broke: " + broken.getMessage()),
                    broken);
        }
    }

    private void feed(OutputStream process) {
        var buffer = new byte[BUFFER];
        try (process) {
            for (int read = streams.in().read(buffer);
                    read >= 0;
                    read = streams.in().read(buffer)) {
                process.write(buffer, 0, read);
                process.flush();
            }
        } catch (IOException processEnded) {
            // Nobody reads any more; the pump sees the end.
            return;
        }
    }

    /** Tells a process the size of its terminal. */
    @FunctionalInterface
    interface Resizing {
        void to(int columns, int rows);
    }
}
