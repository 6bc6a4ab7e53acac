package io.stackctl.workflow.provider;

import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.StackException;
import io.stackctl.workflow.Interruption;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The user's wish that a program ends: it is asked to, and killed when the wish comes again. What
 * it has not begun by then is not begun.
 */
public final class ProgramEnding implements AutoCloseable {

    private Interruption.Handling handling = () -> {};
    private @Nullable Process process;
    private boolean wanted;

    private ProgramEnding() {}

    /** Listens to the user from now on, until it is closed. */
    public static ProgramEnding of(Interruption interruption) {
        var ending = new ProgramEnding();
        ending.handling = interruption.handle(ending::end, ending::kill);
        return ending;
    }

    private synchronized void end() {
        wanted = true;
        if (process != null) {
            // Of the process itself it would close the streams, and what it still says were lost.
            process.toHandle().destroy();
        }
    }

    private synchronized void kill() {
        wanted = true;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /**
     * Begins the work, which from now on is waited for to its end: it may have something to tidy
     * up.
     *
     * @throws StackException when the user no longer wants it
     */
    synchronized Process start(ProcessBuilder program) throws IOException {
        if (wanted) {
            throw new StackException(new Interrupted());
        }
        var started = program.start();
        process = started;
        return started;
    }

    @Override
    public void close() {
        handling.close();
    }
}
