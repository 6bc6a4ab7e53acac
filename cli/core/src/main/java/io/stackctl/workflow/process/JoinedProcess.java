package io.stackctl.workflow.process;

import io.stackctl.engine.StreamSession;
import io.stackctl.event.Event.Stream;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.io.IOException;

/** Passes bytes between the user and a process until the process closes its output. */
final class JoinedProcess {

    private static final int BUFFER = 32 * 1024;

    private JoinedProcess() {}

    /**
     * Passes them.
     *
     * @param interactive whether input is passed too; its end is the end of the process's input
     * @throws StackException when the connection breaks
     */
    static void pump(StreamSession session, Stdio stdio, boolean interactive) {
        if (interactive) {
            // Reading the process's own input cannot be interrupted: the thread must not keep the
            // process alive.
            Thread.ofPlatform().daemon().name("stdin").start(() -> passInput(session, stdio));
        }
        try {
            session.pump((stream, buffer, offset, length) ->
                    stdio.write(stream == Stream.STDERR, buffer, offset, length));
        } catch (IOException e) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "the connection to the process broke off: " + e.getMessage()),
                    e);
        }
    }

    private static void passInput(StreamSession session, Stdio stdio) {
        var buffer = new byte[BUFFER];
        try (var output = session.stdin()) {
            for (int n = stdio.input().read(buffer); n >= 0; n = stdio.input().read(buffer)) {
                output.write(buffer, 0, n);
                output.flush();
            }
        } catch (IOException e) {
            // The process has ended or closed its input: nobody wants what is left.
            return;
        }
    }
}
